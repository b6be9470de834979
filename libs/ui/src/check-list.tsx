import type { Option } from './fields.js';

/** Any of a few, all in sight, each a large target. */
export function CheckList<Value extends string>({
  legend,
  options,
  values,
  onChange,
}: {
  readonly legend: string;
  readonly options: readonly Option<Value>[];
  readonly values: readonly Value[];
  /** Hears the whole new selection, in the order of the options. */
  readonly onChange: (values: readonly Value[]) => void;
}) {
  const toggle = (value: Value, isChosen: boolean) =>
    onChange(
      options
        .map((option) => option.value)
        .filter((one) => (one === value ? isChosen : values.includes(one))),
    );
  return (
    <fieldset className="lf-choices">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="lf-choice">
          <input
            type="checkbox"
            checked={values.includes(option.value)}
            onChange={(event) => toggle(option.value, event.target.checked)}
          />
          <span>
            {option.label}
            {option.hint && <small>{option.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
