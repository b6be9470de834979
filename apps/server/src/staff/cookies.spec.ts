import { describe, expect, it } from '@jest/globals';
import { pageOf, setCookies, tokenIn } from './cookies.js';

const cookie = 'a=b; __Host-lobbyflow-teller=s.one; lobbyflow-manager=s.two';
const host = 'branch.bank.example';

describe('whose token counts', () => {
  it('is the bearer, also beside a cookie', () => {
    const headers = { authorization: 'Bearer s.shown', cookie, host };

    expect(tokenIn({ headers, screen: 'teller' })).toBe('s.shown');
  });

  it('is the cookie of the page that the request names', () => {
    expect(tokenIn({ headers: { cookie, host }, screen: 'teller' })).toBe('s.one');
    expect(tokenIn({ headers: { cookie, host }, screen: 'manager' })).toBe('s.two');
    expect(tokenIn({ headers: { cookie, host }, screen: 'kiosk' })).toBeNull();
  });

  it('is nobody’s when the request names no page: a form of another site cannot', () => {
    expect(tokenIn({ headers: { cookie, host }, screen: undefined })).toBeNull();
    expect(tokenIn({ headers: { cookie, host }, screen: 'a=b; teller' })).toBeNull();
  });

  it.each([
    ['https://branch.bank.example', 's.one'],
    ['https://branch.bank.example.evil.example', null],
    ['https://evil.example', null],
    ['null', null],
  ])('for a page from %s is %s', (origin, token) => {
    expect(tokenIn({ headers: { cookie, host, origin }, screen: 'teller' })).toBe(token);
  });

  it('is nobody’s when what is shown is no bearer token', () => {
    const headers = { authorization: 'Basic YWRtaW46ZGVtbw==', cookie, host };

    expect(tokenIn({ headers, screen: 'teller' })).toBeNull();
  });
});

describe('a cookie', () => {
  const setting = { page: 'teller', token: 's.one', maxAgeSeconds: 60, isPlainHttpDemo: false };

  it('is kept from scripts, other sites and plain links', () => {
    expect(setCookies(setting)).toEqual([
      '__Host-lobbyflow-teller=s.one; Path=/; Max-Age=60; HttpOnly; SameSite=Strict; Secure',
    ]);
  });

  it('has a plain companion only in a demo over plain HTTP', () => {
    expect(setCookies({ ...setting, isPlainHttpDemo: true })[1]).toBe(
      'lobbyflow-teller=s.one; Path=/; Max-Age=60; HttpOnly; SameSite=Strict',
    );
  });

  it('is taken away at once by an empty one', () => {
    expect(setCookies({ ...setting, token: '' })[0]).toContain('Max-Age=0');
  });

  it('of a page without a known name is that of staff', () => {
    expect(pageOf('teller')).toBe('teller');
    expect(pageOf('a; Domain=evil')).toBe('staff');
    expect(pageOf(undefined)).toBe('staff');
  });
});
