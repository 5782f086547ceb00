import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { act } from '../../bridge.ts';
import { say, worked } from '../../state/messages.ts';
import { useI18n } from '../../texts/language.ts';
import { IconButton } from './button.tsx';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for the button's name: "hash". */
  readonly what: string;
}

/** Copies a text through main; the icon shows that it worked. */
export function CopyButton({ text, what }: CopyButtonProps) {
  const { t } = useI18n();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = window.setTimeout(() => setCopied(false), 2_000);
    return () => window.clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const outcome = await act('clipboard:write', { text });
    if (!worked(outcome)) return;
    setCopied(true);
    say(t('app.copied'));
  };
  return (
    <IconButton icon={copied ? Check : Copy} label={t('app.copyOf', { what })} onClick={() => void copy()} />
  );
}
