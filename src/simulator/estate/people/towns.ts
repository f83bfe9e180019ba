/** A town of the estate. Its post codes are well formed, in districts that do not exist. */
export interface Town {
  readonly county: string;
  readonly postcodeSector: string;
  readonly streets: readonly string[];
}

/** Towns where practices of the estate are. */
export const TOWNS = {
  Leeds: {
    county: 'West Yorkshire',
    postcodeSector: 'LS80 1',
    streets: ['Ashdown Lane', 'Kirkgate Rise', 'Tannery Row', 'Meanwood View', 'Sycamore Bank', 'Otley Old Road'],
  },
  York: {
    county: 'North Yorkshire',
    postcodeSector: 'YO80 2',
    streets: ['Beechwood Avenue', 'Foss Terrace', 'Minster Fields', 'Haxby Green', 'Walmgate Court', 'Ouse Lea'],
  },
  Lewes: {
    county: 'East Sussex',
    postcodeSector: 'BN80 3',
    streets: ['Cedar Road', 'Castle Ditch Lane', 'Ousedale Crescent', 'Malling Hill', 'Chalk Pit Way', 'Priory Street'],
  },
  Kendal: {
    county: 'Cumbria',
    postcodeSector: 'LA80 4',
    streets: ['Fernhill Road', 'Kent Bank', 'Stricklandgate Yard', 'Serpentine Walk', 'Fellside', 'Burneside Lane'],
  },
  Truro: {
    county: 'Cornwall',
    postcodeSector: 'TR80 5',
    streets: ['Greenway', 'Lemon Quay', 'Daniell Terrace', 'Moresk Close', 'Tregolls Lane', 'Kenwyn Hill'],
  },
  Norwich: {
    county: 'Norfolk',
    postcodeSector: 'NR80 6',
    streets: ['Wensum Walk', 'Weavers Row', 'Elm Plain', 'Mousehold Rise', 'Lakenham Way', 'Castle Meadow End'],
  },
  Exeter: {
    county: 'Devon',
    postcodeSector: 'EX80 7',
    streets: ['Quay Hill', 'Pennsylvania Lane', 'Cowick Green', 'Barnfield Terrace', 'Alphin Way', 'Water Lane'],
  },
  Lincoln: {
    county: 'Lincolnshire',
    postcodeSector: 'LN80 8',
    streets: ['Steep Row', 'Brayford Side', 'Bailgate Court', 'Witham Bank', 'Monks Lane', 'Nettleham View'],
  },
  Hereford: {
    county: 'Herefordshire',
    postcodeSector: 'HR80 9',
    streets: ['Wye Terrace', 'Orchard Lane', 'Bishops Meadow', 'Commercial Row', 'Aylestone Rise', 'Hop Yard Close'],
  },
  Durham: {
    county: 'County Durham',
    postcodeSector: 'DH80 1',
    streets: ['Elvet Bank', 'Prebends Walk', 'Gilesgate Row', 'Framwell Lane', 'Colliery Close', 'Nevilles Green'],
  },
  Ipswich: {
    county: 'Suffolk',
    postcodeSector: 'IP80 2',
    streets: ['Orwell Lane', 'Buttermarket Row', 'Belstead Way', 'Christchurch Side', 'Gipping Close', 'Maltings Yard'],
  },
  Dorchester: {
    county: 'Dorset',
    postcodeSector: 'DT80 3',
    streets: ['Maiden Rise', 'Frome Terrace', 'Cornhill Lane', 'Poundbury Way End', 'Icen Row', 'Colliton Walk'],
  },
} as const satisfies Readonly<Record<string, Town>>;

export type TownName = keyof typeof TOWNS;
