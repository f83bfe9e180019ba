/** Values that are met in general practice, by SNOMED code: unit, least, most. Outside them somebody would have been rung at once. */
const TABLE = `
27113001 | kg | 35 | 180
248333004 | cm | 140 | 205
60621009 | kg/m2 | 15 | 50
276361009 | cm | 55 | 160
72313002 | mm[Hg] | 85 | 210
1091811000000102 | mm[Hg] | 45 | 125
78564009 | beats/min | 40 | 140
86290005 | breaths/min | 8 | 35
703421000 | degrees C | 35 | 40.5
442476006 | % | 88 | 100
18491006 | L/min | 60 | 800
165581004 | | 0.8 | 6
1082641000000106 | units/week | 0 | 80
720433000 | /27 | 0 | 27
1000821000000103 | g/L | 25 | 55
1000621000000104 | U/L | 20 | 250
1018251000000107 | U/L | 5 | 150
1022571000000108 | 10*9/L | 0 | 0.3
999691000000104 | umol/L | 2 | 50
1005671000000105 | mmol/L | 2 | 9
1000731000000107 | umol/L | 35 | 260
1001371000000100 | mg/L | 0 | 120
1022561000000101 | 10*9/L | 0 | 1.5
1011481000000105 | mL/min/1.73m2 | 15 | 90
993381000000106 | ug/L | 4 | 600
1016971000000106 | pmol/L | 6 | 30
1022431000000105 | g/L | 95 | 180
1022291000000105 | L/L | 0.28 | 0.55
999791000000106 | mmol/mol | 20 | 120
1005681000000107 | mmol/L | 0.6 | 3.5
1022191000000100 | mmol/L | 0.5 | 6
1022581000000105 | 10*9/L | 0.5 | 6
1022471000000107 | pg | 22 | 36
1022491000000106 | fL | 70 | 110
1022591000000107 | 10*9/L | 0.1 | 1.5
1022551000000104 | 10*9/L | 1.2 | 15
1006191000000106 | mmol/L | 1 | 7
1022651000000100 | 10*9/L | 100 | 600
1000651000000109 | mmol/L | 3 | 6
1000811000000109 | g/L | 50 | 90
1030791000000100 | ug/L | 0 | 20
1028551000000102 | | 1 | 9
1022451000000103 | 10*12/L | 3.3 | 6.2
1000661000000107 | mmol/L | 125 | 150
1005691000000109 | mmol/L | 0.3 | 6
1022791000000101 | mu/L | 0.01 | 20
86228006 | umol/L | 100 | 650
1000951000000103 | mmol/L | 1.5 | 30
1023491000000104 | mg/mmol | 0 | 70
1022541000000102 | 10*9/L | 2.5 | 20
`;

interface Met {
  readonly unit: string;
  readonly least: number;
  readonly most: number;
}

/** The table by code. */
export const MET: ReadonlyMap<string, Met> = new Map(
  TABLE.trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()))
    .map(([code = '', unit = '', least, most]) => [code, { unit, least: Number(least), most: Number(most) }]),
);

/** Codes of what the rules ask for by name. */
export const CODE = {
  weight: '27113001',
  height: '248333004',
  massIndex: '60621009',
  bloodPressure: '163020007',
  temperature: '703421000',
  depressionScore: '720433000',
  inr: '165581004',
  creatinine: '1000731000000107',
  filtration: '1011481000000105',
  hba1c: '999791000000106',
  cholesterol: '1005671000000105',
  hdl: '1005681000000107',
  nonHdl: '1006191000000106',
  prostate: '1030791000000100',
} as const;
