/**
 * What a machine without the fonts of official documents (方正小标宋, 仿宋_GB2312, 楷体_GB2312) prints instead, for fontconfig: first the fonts
 * that most resemble them, then what Linux distributions have. Without it any font that happens to have the characters would be taken.
 */
const aliases: Readonly<Record<string, readonly string[]>> = {
  方正小标宋简体: [
    '方正小标宋_GBK',
    'FZXiaoBiaoSong-B05S',
    '华文中宋',
    'STZhongsong',
    'SimSun',
    'Source Han Serif SC',
    'Noto Serif CJK SC',
    'AR PL UMing CN',
  ],
  仿宋_GB2312: [
    '仿宋',
    'FangSong',
    'STFangsong',
    '方正仿宋_GBK',
    'FZFangSong-Z02S',
    'Source Han Serif SC',
    'Noto Serif CJK SC',
    'SimSun',
    'AR PL UMing CN',
  ],
  楷体_GB2312: ['楷体', 'KaiTi', 'STKaiti', '方正楷体_GBK', 'AR PL UKai CN', 'Noto Serif CJK SC', 'SimSun'],
  黑体: ['SimHei', 'STHeiti', 'Source Han Sans SC', 'Noto Sans CJK SC', 'WenQuanYi Zen Hei'],
};

/** A fontconfig file that adds the aliases to the machine's own configuration. */
export function fontconfig(cacheFolder: string): string {
  const rules = Object.entries(aliases).map(
    ([family, others]) =>
      `<alias binding="same"><family>${family}</family><accept>${others.map((other) => `<family>${other}</family>`).join('')}</accept></alias>`,
  );
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><cachedir>${cacheFolder}</cachedir>${rules.join('')}</fontconfig>
`;
}
