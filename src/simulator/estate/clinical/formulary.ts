import { lookUp, rowsOf } from './table.js';

/** A medicine or device as practices prescribe it: dm+d code and name, and how it is usually taken. */
export interface Drug {
  readonly key: string;
  /** dm+d code; dm+d shares SNOMED's system (spec 04 §9). */
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: number;
  /** Days that the quantity lasts. */
  readonly days: number;
  readonly dosage: string;
  /** What the patient is told beside the dosage. */
  readonly advice?: string;
}

/** Key, dm+d code, name, unit, quantity, days it lasts, dosage, and what else the patient is told. */
const TABLE = `
allopurinol | 330062008 | Allopurinol 300mg tablets | tablet | 28 | 28 | One to be taken each day | Drink plenty of water
amitriptyline | 321745007 | Amitriptyline 10mg tablets | tablet | 28 | 28 | One to be taken at night
amlodipine | 319284000 | Amlodipine 10mg tablets | tablet | 56 | 56 | One to be taken each day
amoxicillin | 323510009 | Amoxicillin 500mg capsules | capsule | 21 | 7 | One to be taken three times a day | Finish the course
aspirin | 319773006 | Aspirin 75mg dispersible tablets | tablet | 56 | 56 | One to be taken each morning | Take after food
atorvastatin | 320030001 | Atorvastatin 20mg tablets | tablet | 56 | 56 | One to be taken at night
atorvastatin-10 | 320029006 | Atorvastatin 10mg tablets | tablet | 56 | 56 | One to be taken at night
beclometasone | 320537007 | Beclometasone 100micrograms/dose inhaler | dose | 200 | 50 | Two puffs twice a day | Rinse your mouth afterwards
bisoprolol | 318591005 | Bisoprolol 10mg tablets | tablet | 28 | 28 | One to be taken each morning
cetirizine | 320818006 | Cetirizine 10mg tablets | tablet | 30 | 30 | One to be taken each day when needed
chloramphenicol | 330286001 | Chloramphenicol 0.5% eye drops | ml | 10 | 5 | One drop into the affected eye every two hours, then four times a day
ciprofloxacin | 324607004 | Ciprofloxacin 250mg tablets | tablet | 14 | 7 | One to be taken twice a day | Do not take with milk
citalopram | 321987003 | Citalopram 20mg tablets | tablet | 28 | 28 | One to be taken each morning
clopidogrel | 319799004 | Clopidogrel 75mg tablets | tablet | 28 | 28 | One to be taken each day
co-codamol | 322343000 | Co-codamol 8mg/500mg effervescent tablets | tablet | 100 | 28 | One or two to be taken every four to six hours when needed | No more than eight in 24 hours
co-dydramol | 322311000 | Co-dydramol 10mg/500mg tablets | tablet | 56 | 14 | Two to be taken four times a day when needed
diazepam | 321197008 | Diazepam 5mg tablets | tablet | 7 | 7 | One to be taken at night | May make you drowsy
digoxin | 317896006 | Digoxin 125microgram tablets | tablet | 28 | 28 | One to be taken each morning
doxazosin | 318783003 | Doxazosin 4mg tablets | tablet | 28 | 28 | One to be taken at night
doxycycline | 324059006 | Doxycycline 100mg capsules | capsule | 8 | 7 | Two on the first day, then one each day | Take with a full glass of water
ferrous-sulfate | 327438003 | Ferrous sulfate 200mg tablets | tablet | 84 | 28 | One to be taken three times a day
fluoxetine | 321949006 | Fluoxetine 20mg capsules | capsule | 30 | 30 | One to be taken each morning
folic-acid | 327550006 | Folic acid 5mg tablets | tablet | 28 | 28 | One to be taken each day
furosemide | 317972000 | Furosemide 40mg tablets | tablet | 28 | 28 | One to be taken each morning
gliclazide | 325242002 | Gliclazide 80mg tablets | tablet | 56 | 28 | One to be taken twice a day
insulin-glargine | 38897011000001107 | Insulin glargine 100units/ml solution for injection 3ml pre-filled disposable devices | device | 5 | 84 | Inject 18 units at night
ipratropium | 38894511000001107 | Ipratropium bromide 20micrograms/dose inhaler CFC free | dose | 200 | 33 | Two puffs three times a day
lansoprazole | 4053411000001103 | Lansoprazole 15mg orodispersible tablets | tablet | 28 | 28 | One to be taken each morning
latanoprost | 42192211000001101 | Latanoprost 50micrograms/ml eye drops | ml | 2.5 | 28 | One drop into both eyes at night
levothyroxine | 374296008 | Levothyroxine sodium 100microgram tablets | tablet | 56 | 56 | One to be taken each morning | Take half an hour before breakfast
levothyroxine-25 | 374294006 | Levothyroxine sodium 25microgram tablets | tablet | 56 | 56 | One to be taken each morning
lisinopril | 318859000 | Lisinopril 10mg tablets | tablet | 28 | 28 | One to be taken each day
mebeverine | 317161009 | Mebeverine 135mg tablets | tablet | 84 | 28 | One to be taken three times a day before meals
metformin | 325278007 | Metformin 500mg tablets | tablet | 112 | 56 | One to be taken twice a day | Take with food
microgynon | 42111000001107 | Microgynon 30 tablets (Bayer Plc) | tablet | 63 | 84 | One to be taken each day for 21 days; start again after seven days without
nitrofurantoin | 324570005 | Nitrofurantoin 50mg capsules | capsule | 28 | 7 | One to be taken four times a day | Take with food
olive-oil | 16132411000001105 | Olive oil ear drops | ml | 10 | 14 | Two drops into the affected ear twice a day
omeprazole | 317291008 | Omeprazole 20mg gastro-resistant capsules | capsule | 28 | 28 | One to be taken each morning
paracetamol | 322236009 | Paracetamol 500mg tablets | tablet | 100 | 14 | Two to be taken every four to six hours when needed | No more than eight in 24 hours
prednisolone | 325444003 | Prednisolone 5mg soluble tablets | tablet | 30 | 5 | Six to be taken each morning for five days
propranolol | 318353009 | Propranolol 40mg tablets | tablet | 56 | 28 | One to be taken twice a day
quetiapine | 42278011000001103 | Quetiapine 100mg tablets | tablet | 28 | 28 | One to be taken at night
ramipril | 318906001 | Ramipril 10mg capsules | capsule | 28 | 28 | One to be taken each day
ramipril-low | 318901006 | Ramipril 2.5mg capsules | capsule | 28 | 28 | One to be taken each day
salbutamol | 39113611000001102 | Salbutamol 100micrograms/dose inhaler CFC free | dose | 200 | 56 | One or two puffs when needed | Shake well
sertraline | 39704111000001102 | Sertraline 50mg tablets | tablet | 28 | 28 | One to be taken each morning
simvastatin | 320000009 | Simvastatin 40mg tablets | tablet | 28 | 28 | One to be taken at night
simvastatin-low | 319997009 | Simvastatin 20mg tablets | tablet | 28 | 28 | One to be taken at night
sumatriptan | 322815004 | Sumatriptan 50mg tablets | tablet | 6 | 28 | One to be taken when an attack begins; another after two hours if needed
tamoxifen | 327313009 | Tamoxifen 20mg tablets | tablet | 28 | 28 | One to be taken each day
tamsulosin | 38754011000001109 | Tamsulosin 400microgram modified-release capsules | capsule | 28 | 28 | One to be taken each morning
test-strips | 7267911000001107 | Contour testing strips (Ascensia Diabetes Care UK Ltd) | strip | 50 | 28 | Use as directed to test blood glucose
tramadol | 322623000 | Tramadol 50mg capsules | capsule | 56 | 14 | One or two to be taken four times a day when needed | May make you drowsy
warfarin | 42217811000001100 | Warfarin 500microgram tablets | tablet | 56 | 28 | As directed by the anticoagulant clinic | Keep your yellow book up to date
xylometazoline | 353205009 | Xylometazoline 0.1% nasal spray | ml | 10 | 7 | One spray into each nostril twice a day, for no more than seven days
zerobase | 7646611000001106 | Zerobase 11% cream (Thornton & Ross Ltd) | gram | 500 | 28 | Apply as often as needed
zopiclone | 321177003 | Zopiclone 3.75mg tablets | tablet | 14 | 14 | One to be taken at night | May make you drowsy
`;

function readRow(row: readonly string[]): readonly [string, Drug] {
  const [key = '', code = '', name = '', unit = '', quantity, days, dosage = '', advice] = row;
  const read = { key, code, name, unit, quantity: Number(quantity), days: Number(days), dosage };
  return [key, advice === undefined ? read : { ...read, advice }];
}

/** A small formulary: what an English general practice prescribes most. */
export const FORMULARY: ReadonlyMap<string, Drug> = new Map(rowsOf(TABLE).map(readRow));

/** The drug of this key; the tables of the estate name only those there are. */
export const drug = lookUp(FORMULARY, 'drug');
