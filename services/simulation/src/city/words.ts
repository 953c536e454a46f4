import type { Topic } from '@anjuan/regulation';

/** The invented city's words: no person, firm or place in it exists. */
export const districts = ['云湖区', '东岭区', '南屏区', '北川区'] as const;
export const streets = ['青石街道', '柳溪街道', '临江街道'] as const;
export const estates = [
  '锦绣花园',
  '阳光新城',
  '望湖家园',
  '金桂苑',
  '东方名居',
  '紫薇里',
  '翠竹园',
  '和平小区',
  '滨河雅苑',
  '星河湾',
] as const;
export const surnames = [
  '赵',
  '钱',
  '孙',
  '李',
  '周',
  '吴',
  '郑',
  '王',
  '冯',
  '陈',
  '褚',
  '卫',
  '蒋',
  '沈',
  '韩',
  '杨',
  '朱',
  '秦',
  '尤',
  '许',
  '何',
  '吕',
  '施',
  '张',
  '孔',
  '曹',
  '严',
  '华',
  '金',
  '魏',
  '陶',
  '姜',
] as const;
export const given = [
  '建国',
  '秀英',
  '志强',
  '丽华',
  '海燕',
  '文斌',
  '桂兰',
  '国庆',
  '晓东',
  '玉梅',
  '永福',
  '春生',
  '雪琴',
  '立新',
] as const;
export const firms = ['恒远置业', '宏达建设', '金穗投资', '瑞丰物业', '长兴纺织', '博文教育', '安康诊所', '顺通客运'] as const;

/** What a topic is called at the office for it, and what people write about it; `{place}` and `{firm}` are filled in. */
export interface TopicWords {
  readonly bureau: string;
  readonly matters: readonly (readonly [title: string, text: string])[];
}

// prettier-ignore
export const topicWords: Readonly<Record<Exclude<Topic, 'other'>, TopicWords>> = {
  housing:           { bureau: '住房和城乡建设局', matters: [['{place}逾期交房', '{firm}开发的{place}逾期交房两年，请求督促交房并支付违约金。'], ['{place}房屋漏水', '{place}顶层漏水，{firm}一直不予维修，请求处理。'], ['{place}物业收费', '{firm}在{place}收费不公开，请求核查收费依据。']] },
  education:         { bureau: '教育局', matters: [['{firm}培训退费', '{firm}停课后不退培训费，请求督促退费。'], ['{place}子女入学', '{place}业主子女未能就近入学，请求说明划片依据。']] },
  wages:             { bureau: '人力资源和社会保障局', matters: [['{firm}拖欠工资', '在{place}项目为{firm}务工，拖欠三个月工资，请求支付。'], ['{place}工地欠薪', '{place}工地农民工工资未发，{firm}推诿，请求查处。']] },
  fundraising:       { bureau: '金融工作局', matters: [['{firm}集资不还', '{firm}以理财名义集资，到期不还本金，请求追回。']] },
  land:              { bureau: '自然资源和规划局', matters: [['{place}征收补偿', '{place}片区征收补偿面积计算有误，请求复核。'], ['{place}安置房', '{place}拆迁安置房八年未交付，请求明确交付时间。']] },
  'social-security': { bureau: '民政局', matters: [['低保申请', '{place}居民申请低保未获批准，请求重新核实家庭情况。'], ['退休待遇', '{firm}未足额缴纳养老保险，影响退休待遇，请求补缴。']] },
  environment:       { bureau: '生态环境局', matters: [['{firm}噪声扰民', '{firm}夜间生产噪声影响{place}居民休息，请求治理。'], ['{place}油烟', '{place}楼下餐馆油烟直排，请求查处。']] },
  transport:         { bureau: '交通运输局', matters: [['{place}公交线路', '{place}公交线路调整后出行不便，建议恢复站点。'], ['{firm}停运', '{firm}班车停运，未退月票，请求处理。']] },
  'city-management': { bureau: '城市管理局', matters: [['{place}违建', '{place}一楼住户违法搭建，影响采光，请求拆除。'], ['{place}路灯不亮', '{place}门前路灯损坏半年，请求维修。']] },
  policing:          { bureau: '公安局', matters: [['{place}治安', '{place}夜间盗窃多发，建议增加巡逻。'], ['案件进展', '在{place}被{firm}人员打伤，报案后未告知进展，请求答复。']] },
  health:            { bureau: '卫生健康局', matters: [['{firm}诊疗纠纷', '在{firm}治疗后病情加重，请求鉴定并赔偿。']] },
};

export const topicCodes = Object.keys(topicWords) as readonly (keyof typeof topicWords)[];
