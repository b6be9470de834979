import { useEffect, useRef } from 'react';

/** Where a page is told which sounding devices there are; part of `navigator.mediaDevices`. */
export interface AudioDevices extends EventTarget {
  readonly enumerateDevices: () => Promise<readonly { readonly kind: string }[]>;
}

/** Calls back when headphones are plugged in: one more device to be heard through than before. */
export function useHeadphones(onPlugIn: () => void, devices: AudioDevices | null): void {
  const plugged = useRef(onPlugIn);
  useEffect(() => {
    plugged.current = onPlugIn;
  });
  useEffect(() => {
    if (devices === null) return undefined;
    let known: number | null = null;
    const count = async () => {
      const outputs = (await devices.enumerateDevices()).filter(
        ({ kind }) => kind === 'audiooutput',
      );
      if (known !== null && outputs.length > known) plugged.current();
      known = outputs.length;
    };
    const look = () => void count().catch(() => undefined);
    look();
    devices.addEventListener('devicechange', look);
    return () => devices.removeEventListener('devicechange', look);
  }, [devices]);
}

/** The browser's own; `null` where it does not tell. */
export function audioDevices(): AudioDevices | null {
  const { mediaDevices } = navigator as { readonly mediaDevices?: AudioDevices };
  return mediaDevices ?? null;
}
