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
} as const satisfies Readonly<Record<string, Town>>;

export type TownName = keyof typeof TOWNS;
