/** NFKC, lower case, spaces out, line breaks kept as 。: the one form in which cues and words are looked for. */
export function normalText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s*\n\s*/gu, '。')
    .replace(/\s+/gu, '');
}

const orgSuffix =
  /(有限责任公司|股份有限公司|有限公司|分公司|集团|公司|置业|地产|房产|建工|建设|劳务|物业|控股|科技|实业|电子|仓配|物流|财富|投资|医院|卫生院|诊所|学校|小学|中学|幼儿园|街道办事处|街道|社区|居委会|村委会|村民委员会|镇人民政府|镇政府|镇|乡|采石场|养老公寓|公寓|会所|宾馆|酒店|商场|市场|工业园|派出所|法院|中心|工作室|画室|店|厂|场|馆|局|办|队|所|站)$/u;

/**
 * Names to hide from word features: the proper part of every name in the target column (反映对象).
 * 枫林商贸有限公司 gives 枫林; names of two to six characters only, so that ordinary words are not lost.
 */
export function namesInTarget(target: string): readonly string[] {
  const names: string[] = [];
  for (const part of normalText(target).split(/[、,;。和与及/()]/u)) {
    let stem = part.replace(/^(原|某|市|区|县)/u, '');
    for (let turn = 0; turn < 4 && orgSuffix.test(stem); turn++) stem = stem.replace(orgSuffix, '');
    if (stem !== part && stem.length >= 2 && stem.length <= 6) names.push(stem);
  }
  return names;
}

/** Hides names: each becomes 某, so that no name can become a feature. Longest first. */
export function hideNames(text: string, names: readonly string[]): string {
  let hidden = text;
  for (const name of [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))) hidden = hidden.replaceAll(name, '某');
  return hidden;
}
