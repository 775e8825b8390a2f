import { Input } from 'antd';

interface LabelledFieldProps {
  label: string;
  /** Stands after the field: 点, 位, 亿元. */
  unit?: string;
  value: string;
  onChange: (text: string) => void;
  width?: number;
  isDecimal?: boolean;
  isDisabled?: boolean;
  /** What is wrong with it; said after the field. */
  fault?: string | undefined;
}

/** A field in a line, its name before it and its unit after it. */
export function LabelledField(props: LabelledFieldProps) {
  const { label, unit, value, onChange, width = 120, fault } = props;
  return (
    <span className="labelled-field">
      <span aria-hidden="true">{label}</span>
      <Input
        aria-label={unit ? `${label}（${unit}）` : label}
        style={{ width }}
        maxLength={200}
        inputMode={props.isDecimal ? 'decimal' : 'text'}
        disabled={props.isDisabled ?? false}
        status={fault ? 'error' : ''}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {unit ? <span aria-hidden="true">{unit}</span> : null}
      {fault ? (
        <span className="finding-error" role="alert">
          {fault}
        </span>
      ) : null}
    </span>
  );
}
