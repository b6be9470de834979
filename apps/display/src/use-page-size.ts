import { useEffect, useState } from 'react';
import type { PageSize } from './readable.js';

/** How large the page is now. */
export function usePageSize(): PageSize {
  const [size, setSize] = useState(measured);
  useEffect(() => {
    const measure = () => setSize(measured());
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return size;
}

function measured(): PageSize {
  return { width: window.innerWidth, height: window.innerHeight };
}
