import { useQueryClient } from '@tanstack/react-query';
import { EllipsisVertical, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '@/shared/ui/button';
import { ConfirmDialog } from '@/shared/ui/dialog';
import { Menu } from '@/shared/ui/menu';
import { toast } from '@/shared/ui/toast';
import { useLabels } from './labels';
import {
  type Done,
  fillPath,
  keyOf,
  type Row,
  recordLabel,
  resourceKey,
  type SystemEntity,
  type SystemOperation,
  useSystemEntity,
} from './models';
import { OperationDialog } from './operation-dialog';
import { isOffered, type Role } from './rights';
import { send } from './source';

interface ItemOperationsProps {
  entity: SystemEntity;
  operations: readonly SystemOperation[];
  row: Row;
  variables: Readonly<Record<string, string>>;
  onDone: (done: Done) => void;
}

/** What can be done with one row: what loses something is asked first, what needs values is a form. */
export function ItemOperations({ entity, operations, row, variables, onDone }: ItemOperationsProps) {
  const { t } = useTranslation('platform');
  const labels = useLabels();
  const [open, setOpen] = useState<SystemOperation>();
  const run = useOperation(entity, onDone);
  const title = recordLabel(entity, row);
  const own = { ...variables, [entity.resource.keyParameter ?? 'id']: keyOf(entity, row) };
  return (
    <>
      <Menu
        trigger={<IconButton icon={EllipsisVertical} size="small" label={t('operationsOf', { name: title })} />}
        groups={[
          operations.map((operation) => ({
            id: operation.name,
            label: labels.operation(operation),
            ...(operation.name === 'delete' ? { icon: Trash2 } : operation.name === 'update' ? { icon: Pencil } : {}),
            danger: operation.dangerous,
            onSelect: () => setOpen(operation),
          })),
        ]}
      />
      {open &&
        (open.fields.length > 0 ? (
          <OperationDialog
            entity={entity}
            operation={open}
            row={row}
            onClose={() => setOpen(undefined)}
            onSubmit={(body) => run(open, own, body)}
          />
        ) : (
          <ConfirmDialog
            open
            onOpenChange={(isOpen) => !isOpen && setOpen(undefined)}
            title={t('confirmTitle', { operation: labels.operation(open), name: title })}
            confirmLabel={labels.operation(open)}
            danger={open.dangerous}
            onConfirm={() => run(open, own)}
          >
            <p>
              {t(`consequence.${entity.name}.${open.name}`, { defaultValue: open.dangerous ? t('noWayBack') : '' })}
            </p>
          </ConfirmDialog>
        ))}
    </>
  );
}

function useOperation(entity: SystemEntity, onDone: (done: Done) => void) {
  const cache = useQueryClient();
  const { t } = useTranslation('platform');
  const labels = useLabels();
  return async (operation: SystemOperation, variables: Readonly<Record<string, string>>, body?: unknown) => {
    const answer = await send(
      operation.method,
      fillPath(operation.path, variables),
      body === undefined ? {} : { body },
    );
    toast({ kind: 'ok', title: t('done', { operation: labels.operation(operation), entity: labels.entity(entity) }) });
    onDone({ operation: operation.name, answer });
    await cache.invalidateQueries({ queryKey: resourceKey(entity.name) });
  };
}

interface ListOperationProps {
  /** The name of the resource. */
  name: string;
  operation?: string;
  label: string;
  variables?: Readonly<Record<string, string>>;
  role?: Role | undefined;
  kind?: 'primary' | 'secondary' | 'danger';
  onDone?: (done: Done) => void;
}

/** A button for what can be done with a whole list, where one may: mostly to make something new. */
export function ListOperation({
  name,
  operation = 'create',
  label,
  variables = {},
  role,
  kind,
  onDone,
}: ListOperationProps) {
  const { entity, isAdministrator } = useSystemEntity(name);
  const [open, setOpen] = useState(false);
  const found = entity?.resource.operations.find((one) => one.name === operation && one.on === 'list');
  if (entity === undefined || found === undefined || !isOffered(found, role, isAdministrator)) {
    return null;
  }
  return (
    <>
      <Button
        kind={kind ?? 'primary'}
        {...(operation === 'create' ? { icon: Plus } : {})}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {open && (
        <RunListOperation
          entity={entity}
          operation={found}
          label={label}
          variables={variables}
          onClose={() => setOpen(false)}
          onDone={(done) => onDone?.(done)}
        />
      )}
    </>
  );
}

interface RunListOperationProps {
  entity: SystemEntity;
  operation: SystemOperation;
  label: string;
  variables: Readonly<Record<string, string>>;
  onClose: () => void;
  onDone: (done: Done) => void;
}

function RunListOperation({ entity, operation, label, variables, onClose, onDone }: RunListOperationProps) {
  const { t } = useTranslation('platform');
  const run = useOperation(entity, onDone);
  return operation.fields.length > 0 ? (
    <OperationDialog
      entity={entity}
      operation={operation}
      title={label}
      onClose={onClose}
      onSubmit={(body) => run(operation, variables, body)}
    />
  ) : (
    <ConfirmDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={label}
      confirmLabel={label}
      danger={operation.dangerous}
      onConfirm={() => run(operation, variables)}
    >
      <p>{t(`consequence.${entity.name}.${operation.name}`, { defaultValue: '' })}</p>
    </ConfirmDialog>
  );
}
