import {
  CirclePause,
  CirclePlay,
  Ellipsis,
  PowerOff,
  RotateCw,
  ScrollText,
  Send,
  Trash2,
} from 'lucide-react';
import type { ShownSink } from '../../../../electron/contract/index.ts';
import { IconButton } from '../../../parts/controls/button.tsx';
import { Menu, MenuItem, MenuLine, PointerMenu } from '../../../parts/controls/menu.tsx';
import { goTo } from '../../../state/navigation.ts';
import { setSinkState } from '../../../state/optimistic-changes.ts';
import { useI18n } from '../../../texts/language.ts';
import { sendRefusedAgain, sendTest, tryNow } from './sink-actions.ts';
import { SinkKindIcon, SinkSign } from './sink-signs.tsx';
import { targetText } from './sink-words.ts';

interface SinkRowProps {
  readonly sink: ShownSink;
  readonly onRemove: () => void;
}

/** A receiver in the list: where it is, how it goes in words, and its menu. It opens its page. */
export function SinkRow({ sink, onRemove }: SinkRowProps) {
  const { t } = useI18n();
  const { id, name, state, target, tone } = sink;
  const open = () => goTo('preferences', { page: 'sink', id });
  const items = (
    <>
      <MenuItem icon={Send} onSelect={() => void sendTest(id, t)}>
        {t('sinks.test')}
      </MenuItem>
      <MenuItem icon={ScrollText} onSelect={open}>
        {t('sinks.open', { name })}
      </MenuItem>
      {tone === 'failing' ? (
        <MenuItem icon={RotateCw} onSelect={() => void tryNow(id)}>
          {t('sinks.tryNow')}
        </MenuItem>
      ) : null}
      {sink.refused === 0 ? null : (
        <MenuItem icon={RotateCw} onSelect={() => void sendRefusedAgain(sink, t)}>
          {t('sinks.sendAllAgain')}
        </MenuItem>
      )}
      <MenuLine />
      {state === 'on' ? null : (
        <MenuItem icon={CirclePlay} onSelect={() => void setSinkState(id, 'on')}>
          {t('sinks.turnOn')}
        </MenuItem>
      )}
      {state === 'on' ? (
        <MenuItem icon={CirclePause} onSelect={() => void setSinkState(id, 'paused')}>
          {t('sinks.pause')}
        </MenuItem>
      ) : null}
      {state === 'off' ? null : (
        <MenuItem icon={PowerOff} onSelect={() => void setSinkState(id, 'off')}>
          {t('sinks.turnOff')}
        </MenuItem>
      )}
      <MenuLine />
      <MenuItem icon={Trash2} danger onSelect={onRemove}>
        {t('app.remove')}
      </MenuItem>
    </>
  );
  const line = (
    <li className="line sink">
      <button type="button" className="sink-open" onClick={open}>
        <span className="sink-first">
          <SinkKindIcon kind={target.type} />
          <bdi className="sink-name">{name}</bdi>
        </span>
        <span className="sink-target quiet small">
          {t(`sinks.kind.${target.type}`)}
          {': '}
          <bdi>{targetText(sink)}</bdi>
        </span>
        <SinkState sink={sink} />
      </button>
      <Menu trigger={<IconButton icon={Ellipsis} label={t('sinks.actions', { name })} />}>{items}</Menu>
    </li>
  );
  return <PointerMenu area={line}>{items}</PointerMenu>;
}

/** How it goes: a sign, main's words, and what they leave out. */
export function SinkState({ sink }: { readonly sink: ShownSink }) {
  const { t } = useI18n();
  const { tone, text, waiting } = sink;
  return (
    <span className={tone === 'failing' ? 'sink-state sink-failing' : 'sink-state'}>
      <SinkSign tone={tone} />
      <span>
        <bdi>{text}</bdi>
        {tone === 'failing' ? ` · ${t('sinks.waiting', { count: waiting })}` : null}
      </span>
    </span>
  );
}
