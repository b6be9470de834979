import { type ReactNode, useLayoutEffect, useRef } from 'react';

/** The heading of a step; the focus moves to it, so that whoever hears the page is told where he is. */
export function StepTitle({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className="ks-title">
      {children}
    </h1>
  );
}
