import { vocabulary } from './term.ts';

/** How a petition arrived (信访形式). */
export type Channel = 'letter' | 'visit' | 'call' | 'online' | 'hotline' | 'leader-mailbox' | 'transferred';

/** Channels; Art. 17 lists the forms a petitioner may choose, transfers come from other organs under Art. 21 and 22. */
export const channels = vocabulary<Channel>([
  { code: 'letter', label: '来信', english: 'Letter', aliases: ['书信', '信件'], article: '17' },
  { code: 'visit', label: '来访', english: 'Visit', aliases: ['走访', '上访'], article: '17' },
  { code: 'call', label: '来电', english: 'Telephone call', aliases: ['电话'], article: '17' },
  { code: 'online', label: '网上', english: 'Online', aliases: ['网上信访', '网信', '信息网络', '网络'], article: '17' },
  { code: 'hotline', label: '12345热线转办', english: '12345 hotline', aliases: ['12345热线', '12345', '热线', '热线转办'], article: '17' },
  { code: 'leader-mailbox', label: '领导信箱', english: "Leader's mailbox", aliases: ['市长信箱', '书记信箱', '区长信箱'], article: '17' },
  { code: 'transferred', label: '上级转送', english: 'Transferred from above', aliases: ['上级转办', '上级交办', '转送'], article: '22' },
]);
