import { BlockList, isIP } from 'node:net';

/** Networks that nobody outside may make a server talk to (IANA special-purpose registries, RFC 6890). */
const NEVER_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Those that hold an address of version 4 in them are shut as a whole. */
const NEVER_V6 = [
  '::/96',
  '::ffff:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

/** Says of an address whether a webhook may be delivered there. */
export type MayReach = (address: string) => boolean;

/** @param listed - addresses and networks that may be reached although they are private */
export function mayReach(listed: readonly string[]): MayReach {
  const never = listOf([...NEVER_V4, ...NEVER_V6]);
  const also = listOf(listed);
  return (address) => {
    const version = isIP(address);
    if (version === 0) return false;
    const family = version === 4 ? 'ipv4' : 'ipv6';
    return also.check(address, family) || !never.check(address, family);
  };
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const isV4 = isIP(address) === 4;
    const family = isV4 ? 'ipv4' : 'ipv6';
    list.addSubnet(address, Number(bits ?? (isV4 ? 32 : 128)), family);
  }
  return list;
}
