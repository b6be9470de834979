/** 尚未登记的设备在大堂里对工作人员说的话。 */
export const pairingZh = {
  'pairing.title': '本屏幕尚未登记',
  'pairing.code': '本屏幕的配对码',
  'pairing.step-open': '打开管理端，选择“设备”。',
  'pairing.step-type': '在那里输入这个配对码。',
  'pairing.step-name': '给本屏幕起个名字，它会自动开始工作。',
  'pairing.asking': '正在获取配对码…',
};
