import { useId, useState } from 'react';
import type { NetworkName } from '../../../electron/contract/index.ts';
import { networkName } from '../../format/names.ts';
import { useI18n } from '../../texts/language.ts';
import { Select } from './select.tsx';

const KNOWN = ['mainnet', 'testnet', 'devnet'] as const satisfies readonly NetworkName[];
const MAX_NETWORK_ID = 4_294_967_295;

interface NetworkSelectProps {
  readonly id: string;
  readonly value: NetworkName;
  readonly onChange: (network: NetworkName) => void;
  /** Networks in use besides the known ones. */
  readonly others?: readonly NetworkName[];
}

/** The network of an account: a known one, one in use, or any other by its id. */
export function NetworkSelect({ id, value, onChange, others = [] }: NetworkSelectProps) {
  const { t } = useI18n();
  const [asking, setAsking] = useState(false);
  const [text, setText] = useState('');
  const idField = useId();
  const listed = [...new Set<NetworkName>([...KNOWN, ...others, value])];
  const parsed = parseNetworkId(text);
  return (
    <>
      <Select
        id={id}
        value={asking ? 'ask' : value}
        onChange={(event) => {
          const chosen = event.target.value;
          setAsking(chosen === 'ask');
          if (chosen !== 'ask') onChange(chosen as NetworkName);
        }}
      >
        {listed.map((network) => (
          <option key={network} value={network}>
            {networkName(network, t)}
          </option>
        ))}
        <option value="ask">{t('accounts.otherNetwork')}</option>
      </Select>
      {asking ? (
        <span className="field inset">
          <label htmlFor={idField}>{t('accounts.networkId')}</label>
          <input
            id={idField}
            className="input"
            inputMode="numeric"
            value={text}
            aria-invalid={text !== '' && parsed === null ? true : undefined}
            aria-describedby={`${idField}-note`}
            onChange={(event) => {
              setText(event.target.value);
              const network = parseNetworkId(event.target.value);
              if (network !== null) onChange(network);
            }}
          />
          <span id={`${idField}-note`} className="field-note">
            {parsed === null ? t('accounts.networkIdBad') : null}
          </span>
        </span>
      ) : null}
    </>
  );
}

/** A typed network id as NetworkName; known ids become their names. Null when the text is no network id. */
function parseNetworkId(text: string): NetworkName | null {
  const trimmed = text.trim();
  if (!/^\d{1,10}$/u.test(trimmed)) return null;
  const id = Number(trimmed);
  if (id > MAX_NETWORK_ID) return null;
  return KNOWN[id] ?? `${id}`;
}
