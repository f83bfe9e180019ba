import type { Random } from '../../chance/random.js';

const words = (text: string): readonly string[] => text.split(' ');

const FIRSTS = words(
  'Abbey Alder Aspen Bluebell Bracken Brook Chestnut Church Clover Elder Foxglove Garden Hawthorn Heath Hill Holly Ivy Juniper Lakeside',
).concat(
  words(
    'Larch Lime Linden Market Meadow Mill Old Orchard Park Priory Quay River Rowan School Spring Station Tower Vale Willow',
  ),
);
const SECONDS = words('Bank Court Cross Field Gate Green Grove House Lane Road Row Side Street View');
const KINDS = ['Surgery', 'Medical Centre', 'Practice', 'Health Centre', 'Medical Practice', 'Family Practice'];

/** A name for a practice. As in a country, two may have the same. */
export function practiceName(random: Random): string {
  return `${random.pick(FIRSTS)} ${random.pick(SECONDS)} ${random.pick(KINDS)}`;
}
