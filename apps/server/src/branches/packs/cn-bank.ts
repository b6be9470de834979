import { lane, type PackData, service, USUAL_POLICY } from './parts.js';

/** A bank's branch in China. */
export const CN_BANK: PackData = {
  id: 'cn-bank',
  name: ['银行网点', 'Bank branch in China'],
  about: [
    '适用于银行营业网点：个人现金、非现金、对公、贷款与理财；设绿色通道和简单业务快速通道。',
    'For a bank’s branch: personal cash and other business, companies, loans and wealth, with a green channel and a fast lane for simple business.',
  ],
  services: [
    service('cash', 'A', 4, ['个人现金', 'Personal cash']),
    service('transfer', 'B', 6, ['个人转账汇款', 'Personal transfers']),
    service('account', 'C', 12, ['开户与银行卡', 'Accounts and cards']),
    service('business', 'D', 10, ['对公业务', 'Business banking']),
    service('loans', 'E', 25, ['贷款咨询', 'Loans']),
    service('wealth', 'F', 15, ['理财业务', 'Savings and investment']),
    service('pension', 'G', 5, ['养老金领取', 'Pensions']),
    service('simple', 'K', 2, ['简单业务', 'Simple business']),
  ],
  lanes: [
    lane('general', ['普通', 'General'], { credit: 0, maxWait: 30 }),
    lane('express', ['快速', 'Express'], { credit: 3, maxWait: 15 }),
    lane('appointment', ['预约', 'Appointment'], { credit: 15, maxWait: 15 }),
    lane('protected', ['绿色通道', 'Green channel'], { credit: 10, maxWait: 15 }),
    lane('vip', ['贵宾', 'VIP'], { credit: 5, maxWait: 15 }),
  ],
  policy: { ...USUAL_POLICY, callGapMs: 3_000 },
  why: [
    {
      path: 'lanes.0',
      text: [
        '普通客户按到达先后叫号，超过 30 分钟报警；每四次叫号至少有一次轮到普通客户。',
        'General customers are called in the order of arrival; more than 30 minutes is an alarm, and at least every fourth call is theirs.',
      ],
    },
    {
      path: 'lanes.1',
      text: [
        '简单业务两分钟办完，视为早到 3 分钟：不让一个小业务等一个大业务。',
        'Simple business takes two minutes and counts as having come 3 earlier, so that it need not wait for a long one.',
      ],
    },
    {
      path: 'lanes.2',
      text: [
        '按时到店的预约客户视为早到 15 分钟；迟到者按普通客户处理。',
        'Who comes in time for an appointment counts as having come 15 minutes earlier; who is late waits like everybody.',
      ],
    },
    {
      path: 'lanes.3',
      text: [
        '老、弱、病、残、孕、幼和依法优先的军人走绿色通道，视为早到 10 分钟，先于贵宾；系统不记录原因。',
        'The elderly, ill, disabled, pregnant, those with infants, and the military whom the law puts first count as having come 10 minutes earlier, more than VIPs; the reason is not kept.',
      ],
    },
    {
      path: 'lanes.4',
      text: [
        '贵宾视为早到 5 分钟：有照顾，但普通客户只会被随后 5 分钟内到达的贵宾超过。',
        'VIPs count as having come 5 minutes earlier: an ordinary customer is passed only by those who come within 5 minutes after him.',
      ],
    },
    {
      path: 'policy.callGapMs',
      text: [
        '两次顺呼至少间隔 3 秒，防止误按空叫。',
        'Two calls of a counter are at least 3 seconds apart, so that no number is burnt by a double press.',
      ],
    },
    {
      path: 'policy.returnBehind',
      text: [
        '过号客户 30 分钟内返回，保留原位，让后面三位先办。',
        'Who missed the call and comes back within 30 minutes keeps the place; three others go first.',
      ],
    },
  ],
};
