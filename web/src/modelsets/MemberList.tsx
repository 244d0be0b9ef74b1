import { ActionIcon, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Model } from '../api/types';
import { count, shape } from '../display/quantity';
import { modelSetTexts as texts } from '../texts/modelSets';
import classes from './MemberList.module.css';
import { moved } from './moved';

interface MemberListProps {
  models: Model[];
  modelIds: string[];
  onChange: (modelIds: string[]) => void;
}

/** The members in their order; each can be moved and taken out, by keyboard too. */
export function MemberList({ models, modelIds, onChange }: MemberListProps) {
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const names = new Map(models.map((model) => [model.id, model.name]));
  const nameOf = (id: string) => names.get(id) ?? texts.goneModel;
  const move = (id: string, by: -1 | 1) => {
    const order = moved(modelIds, id, by);
    onChange(order);
    setSaid(texts.moved(nameOf(id), order.indexOf(id) + 1, order.length));
  };
  const remove = (id: string) => {
    onChange(modelIds.filter((each) => each !== id));
    // the button that had the focus is gone
    list.current?.focus();
  };
  return (
    <div>
      <ol className={classes.list} aria-label={texts.members} ref={list} tabIndex={-1}>
        {modelIds.map((id, index) => (
          <li key={id} className={classes.member}>
            <span className={classes.place}>{index + 1}</span>
            <span className={classes.name}>{nameOf(id)}</span>
            <Facts model={models.find((model) => model.id === id)} />
            <Act label={texts.up(nameOf(id))} off={index === 0} onAct={() => move(id, -1)}>
              <IconArrowUp size={16} aria-hidden />
            </Act>
            <Act
              label={texts.down(nameOf(id))}
              off={index === modelIds.length - 1}
              onAct={() => move(id, 1)}
            >
              <IconArrowDown size={16} aria-hidden />
            </Act>
            <Act label={texts.remove(nameOf(id))} onAct={() => remove(id)}>
              <IconX size={16} aria-hidden />
            </Act>
          </li>
        ))}
      </ol>
      {modelIds.length === 0 && (
        <Text size="sm" c="dimmed">
          {texts.noMember}
        </Text>
      )}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </div>
  );
}

function Facts({ model }: { model: Model | undefined }) {
  return (
    <span className={classes.facts}>
      {model && (
        <>
          {model.inputs.map((input) => shape(input.shape)).join(', ')} ·{' '}
          {count(model.parameterCount)} {texts.parameters.toLowerCase()}
        </>
      )}
    </span>
  );
}

interface ActProps {
  label: string;
  off?: boolean;
  onAct: () => void;
  children: React.ReactNode;
}

/** Keeps the focus when it has nothing to do: one may press it until the member is at its place. */
function Act({ label, off = false, onAct, children }: ActProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={30}
      aria-label={label}
      title={label}
      aria-disabled={off || undefined}
      data-disabled={off || undefined}
      onClick={off ? undefined : onAct}
    >
      {children}
    </ActionIcon>
  );
}
