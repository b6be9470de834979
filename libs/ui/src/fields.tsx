import { type ComponentProps, type ReactNode, useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
}

/** A line of text with its label. */
export function TextField({
  label,
  hint,
  onChange,
  ...others
}: FieldProps &
  Omit<ComponentProps<'input'>, 'onChange' | 'id'> & {
    readonly onChange: (value: string) => void;
  }) {
  const id = useId();
  return (
    <div className="lf-field">
      <label htmlFor={id}>{label}</label>
      <input
        {...others}
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

/** One of several, as a sender of a form knows it. */
export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** One of many, folded up. */
export function Select<Value extends string>({
  label,
  hint,
  value,
  options,
  onChange,
  placeholder,
}: FieldProps & {
  /** `null` shows the placeholder. */
  readonly value: Value | null;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string;
}) {
  const id = useId();
  return (
    <div className="lf-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {value === null && <option value="">{placeholder ?? ''}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

/** One of a few, all in sight, each a large target. */
export function ChoiceList<Value extends string>({
  legend,
  options,
  value,
  onChange,
  children,
}: {
  readonly legend: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly children?: ReactNode;
}) {
  const name = useId();
  return (
    <fieldset className="lf-choices">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="lf-choice">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.hint && <small>{option.hint}</small>}
          </span>
        </label>
      ))}
      {children}
    </fieldset>
  );
}
