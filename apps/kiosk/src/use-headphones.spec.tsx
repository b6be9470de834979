/** @jest-environment jsdom */
import { expect, it } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import { useHeadphones } from './use-headphones.js';

class FakeAudioDevices extends EventTarget {
  outputs = 1;
  readonly enumerateDevices = () =>
    Promise.resolve([
      { kind: 'audioinput' },
      ...Array.from({ length: this.outputs }, () => ({ kind: 'audiooutput' })),
    ]);
  async become(outputs: number): Promise<void> {
    this.outputs = outputs;
    this.dispatchEvent(new Event('devicechange'));
    await Promise.resolve();
  }
}

it('hears headphones being plugged in, and not being pulled out or there from the beginning', async () => {
  const devices = new FakeAudioDevices();
  let plugged = 0;
  renderHook(() => useHeadphones(() => (plugged += 1), devices));
  await act(() => Promise.resolve());
  expect(plugged).toBe(0);

  await act(() => devices.become(2));
  expect(plugged).toBe(1);
  await act(() => devices.become(1));
  await act(() => devices.become(2));

  expect(plugged).toBe(2);
});
