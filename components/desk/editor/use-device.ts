import { useEffect, useState } from 'react';
import { type Device, devices } from './panels/preview-panel';

const key = 'kaiyuan-desk-preview';

/** The width of the preview that was chosen last on this computer. */
export function useDevice(): [Device, (device: Device) => void] {
  const [device, setDevice] = useState<Device>('phone');
  useEffect(() => {
    const kept = read();
    const known = devices.find((name) => name === kept);
    if (known) setDevice(known);
  }, []);
  return [
    device,
    (chosen) => {
      setDevice(chosen);
      write(chosen);
    },
  ];
}

function read(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(device: Device): void {
  try {
    localStorage.setItem(key, device);
  } catch {
    // It is chosen for this page only, then.
  }
}
