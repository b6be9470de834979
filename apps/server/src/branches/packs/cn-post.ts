import { lane, MINUTE_MS, type PackData, service, USUAL_POLICY } from './parts.js';

/** A post office in China, which is often also a savings bank. */
export const CN_POST: PackData = {
  id: 'cn-post',
  name: ['邮政网点', 'Post office in China'],
  about: [
    '适用于邮政营业网点：寄递、取件、邮政储蓄、汇兑与代办；取件走快速通道，养老金发放日有绿色通道。',
    'For a post office: sending, collecting, savings, money orders and agency business; collecting has a fast lane, and pension days have a green channel.',
  ],
  services: [
    service('collect', 'A', 2, ['取件', 'Collect an item']),
    service('letters', 'B', 4, ['信函寄递', 'Letters']),
    service('parcels', 'C', 7, ['包裹寄递', 'Parcels']),
    service('savings', 'D', 5, ['邮政储蓄', 'Savings']),
    service('money-orders', 'E', 6, ['汇兑业务', 'Money orders']),
    service('pension', 'F', 5, ['养老金领取', 'Pensions']),
    service('bills', 'G', 3, ['代缴费', 'Pay bills']),
    service('stamps', 'H', 6, ['集邮与报刊', 'Stamps and papers']),
  ],
  lanes: [
    lane('general', ['普通', 'General'], { credit: 0, maxWait: 30 }),
    lane('express', ['快速', 'Express'], { credit: 4, maxWait: 10 }),
    lane('appointment', ['预约', 'Appointment'], { credit: 10, maxWait: 15 }),
    lane('protected', ['绿色通道', 'Green channel'], { credit: 10, maxWait: 15 }),
  ],
  policy: {
    ...USUAL_POLICY,
    overflowAfterMs: { level2: 6 * MINUTE_MS, level3: 12 * MINUTE_MS },
    overflowAtLength: { level2: 6, level3: 12 },
  },
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
        '取件和缴费很快办完，视为早到 4 分钟。',
        'Collecting and paying are done in no time and count as having come 4 minutes earlier.',
      ],
    },
    {
      path: 'lanes.2',
      text: [
        '预约寄递大宗包裹的客户视为早到 10 分钟。',
        'Who has an appointment, for many parcels say, counts as having come 10 minutes earlier.',
      ],
    },
    {
      path: 'lanes.3',
      text: [
        '老、弱、病、残、孕、幼和依法优先的军人视为早到 10 分钟；系统不记录原因。',
        'The elderly, ill, disabled, pregnant, those with infants, and the military whom the law puts first count as having come 10 minutes earlier; the reason is not kept.',
      ],
    },
    {
      path: 'policy.overflowAfterMs',
      text: [
        '寄递与储蓄窗口互为支援：等候 6 分钟或排队 6 人后，二级窗口也可叫号。',
        'Postal and savings counters help each other: a counter of the second level joins in after 6 minutes of waiting or with 6 waiting.',
      ],
    },
  ],
};
