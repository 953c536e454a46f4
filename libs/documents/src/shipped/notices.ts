import { attachments, body, closing, copies, heading, letterHead, list, signature, subheading, titled, when } from './blocks.ts';
import { paragraph } from './ooxml.ts';
import type { Page } from './package.ts';

const toPetitioner = (): string => paragraph('Addressee', '{信访人姓名}：');
const matter = '{人称}提出的信访事项（登记编号：{登记编号}）';

export const acceptanceNotice: Page = {
  body: [
    ...titled('信访事项受理告知书'),
    toPetitioner(),
    body(`${matter}，本机关于{收到日期}收到，反映的主要内容是：`),
    list('信访事项概要'),
    body('经审查，该信访事项属于本机关职权范围，本机关已于{受理日期}受理。根据《信访工作条例》第二十三条规定，现将有关事项告知如下：'),
    heading('一、办理单位'),
    body('{办理单位}。'),
    heading('二、处理途径'),
    body('{处理途径}。'),
    heading('三、处理程序'),
    list('处理程序'),
    when(
      '办理期限',
      heading('四、办理期限'),
      body('根据《信访工作条例》第三十四条规定，该信访事项的办理期限至{办理期限}。情况复杂需要延长的，将另行书面告知延期理由。'),
    ),
    when('查询码', body('{人称}可凭查询码{查询码}查询办理情况。')),
    closing('特此告知。'),
    ...signature(),
  ],
};

export const refusalNotice: Page = {
  body: [
    ...titled('信访事项不予受理告知书'),
    toPetitioner(),
    body(`${matter}，本机关于{收到日期}收到，反映的主要内容是：`),
    list('信访事项概要'),
    body('经审查，该信访事项的情形为：{不予受理理由}。具体理由如下：'),
    list('理由说明'),
    body('根据《信访工作条例》{依据条款}规定，本机关决定不予受理。'),
    when('有权处理机关', body('该信访事项请向{有权处理机关}提出。')),
    closing('特此告知。'),
    ...signature(),
  ],
};

export const extensionNotice: Page = {
  body: [
    ...titled('信访事项延长办理期限告知书'),
    toPetitioner(),
    body(`${matter}，本机关于{受理日期}受理，办理期限至{原办理期限}。该信访事项的主要内容是：`),
    list('信访事项概要'),
    body('因下列原因，不能在上述期限内办结：'),
    list('延期理由'),
    body('根据《信访工作条例》第三十四条规定，经本机关负责人{批准人}批准，决定延长办理期限{延长天数}日，至{延长后期限}。'),
    closing('特此告知。'),
    ...signature(),
  ],
};

const received = '{收到日期}，我单位收到{信访人姓名}提出的信访事项（登记编号：{登记编号}），反映的主要内容是：';
const dutyToTell =
  '请自收到本函之日起{告知期限天数}日内，书面告知信访人接收情况以及处理途径和程序。不属于你单位或者本系统职权范围的，请自收到本函之日起{异议期限工作日}个工作日内提出异议，并详细说明理由，经我单位核实同意后，交还相关材料。';
const secrecy = '办理过程中，请依法保护信访人合法权益，不得将信访人的检举控告材料以及有关情况透露或者转给被检举控告的人员或者单位。';

export const transferLetter: Page = {
  mark: '{发文机关}',
  body: [
    ...letterHead('关于转送{信访人姓名}信访事项的函'),
    body(received),
    list('信访事项概要'),
    body('根据《信访工作条例》第二十二条规定，现将该信访事项转送你单位，请依法处理。'),
    body(dutyToTell),
    closing(secrecy),
    attachments(),
    ...signature(),
    copies(),
  ],
};

export const entrustLetter: Page = {
  mark: '{发文机关}',
  body: [
    ...letterHead('关于交办{信访人姓名}信访事项的函'),
    body(received),
    list('信访事项概要'),
    body('根据《信访工作条例》第二十二条规定，现将该信访事项交由你单位办理，并提出以下要求：'),
    list('办理要求', '{汉字序号}、{内容}'),
    body('请于{反馈期限}前将办理结果反馈我单位，并提交办结报告。'),
    body(dutyToTell),
    closing(secrecy),
    attachments(),
    ...signature(),
    copies(),
  ],
};

export const supervisionOrder: Page = {
  mark: '{发文机关}',
  body: [
    ...letterHead('关于督办{信访人姓名}信访事项的函'),
    body(
      '{信访人姓名}提出的信访事项（登记编号：{登记编号}），已于{转送交办日期}交你单位处理{#原转送交办文号}（{原转送交办文号}）{/原转送交办文号}。该信访事项的主要内容是：',
    ),
    list('信访事项概要'),
    heading('一、存在问题'),
    list('存在问题', '（{汉字序号}）{内容}'),
    heading('二、督办要求'),
    body('根据《信访工作条例》第四十条规定，现对该信访事项予以督办，请你单位：'),
    list('督办要求', '（{汉字序号}）{内容}'),
    heading('三、改进工作的建议'),
    list('改进建议', '（{汉字序号}）{内容}'),
    closing('请于{反馈期限}前将督办事项的办理情况以及对上述建议的采纳情况书面反馈我单位。'),
    ...signature(),
    copies(),
  ],
};

/** Facts, evidence, reasons and basis, as all three opinions state them. */
const findings = (): string[] => [
  subheading('（一）查明的事实'),
  list('查明事实'),
  subheading('（二）主要证据'),
  list('主要证据', '{序号}．{内容}'),
  subheading('（三）理由'),
  list('理由'),
  subheading('（四）法律依据'),
  list('法律依据', '{序号}．{内容}'),
];

export const handlingOpinion: Page = {
  body: [
    ...titled('信访事项处理意见书'),
    toPetitioner(),
    body(`${matter}，本机关于{受理日期}受理。经调查核实，根据《信访工作条例》第三十二条规定，现提出处理意见如下：`),
    heading('一、信访请求'),
    list('信访请求'),
    heading('二、事实和理由'),
    ...findings(),
    heading('三、处理意见'),
    body('处理结论：{处理结论}。'),
    list('处理意见'),
    heading('四、请求复查的权利和期限'),
    closing(
      '根据《信访工作条例》第三十五条规定，{人称}如对本处理意见不服，可以自收到本意见书之日起{复查申请期限天数}日内，向{复查机关}请求复查。',
    ),
    ...signature(),
  ],
};

export const reviewOpinion: Page = {
  body: [
    ...titled('信访事项复查意见书'),
    toPetitioner(),
    body(
      `${matter}，由{原办理机关}作出《信访事项处理意见书》（{处理意见文号}）。{人称}不服，请求复查，本机关于{收到复查请求日期}收到。经复查，根据《信访工作条例》第三十五条规定，现提出复查意见如下：`,
    ),
    heading('一、原处理意见'),
    list('原处理意见'),
    heading('二、复查请求'),
    list('复查请求'),
    heading('三、事实和理由'),
    ...findings(),
    heading('四、复查意见'),
    body('复查结论：{复查结论}。'),
    list('复查意见'),
    heading('五、请求复核的权利和期限'),
    closing(
      '根据《信访工作条例》第三十六条规定，{人称}如对本复查意见不服，可以自收到本意见书之日起{复核申请期限天数}日内，向{复核机关}请求复核。',
    ),
    ...signature(),
  ],
};

export const reReviewOpinion: Page = {
  body: [
    ...titled('信访事项复核意见书'),
    toPetitioner(),
    body(
      `${matter}，由{复查机关}作出《信访事项复查意见书》（{复查意见文号}）。{人称}不服，请求复核，本机关于{收到复核请求日期}收到。经复核，根据《信访工作条例》第三十六条规定，现提出复核意见如下：`,
    ),
    heading('一、原复查意见'),
    list('原复查意见'),
    heading('二、复核请求'),
    list('复核请求'),
    heading('三、事实和理由'),
    ...findings(),
    when('有听证情况', subheading('（五）听证情况')),
    list('听证情况'),
    heading('四、复核意见'),
    body('复核结论：{复核结论}。'),
    list('复核意见'),
    heading('五、程序终结'),
    closing('{终结告知}'),
    ...signature(),
  ],
};
