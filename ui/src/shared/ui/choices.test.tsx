import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Checkbox, Switch } from './checkbox';
import { Combobox } from './combobox';
import { Field } from './field';
import { type Option, Select } from './select';

const OPTIONS: Option[] = [
  { value: 'a', label: 'Apple' },
  { value: 'b', label: 'Banana' },
  { value: 'c', label: 'Cherry', disabled: true },
];

describe('Select', () => {
  it('should be named by its field and choose by keys', async () => {
    const choose = vi.fn();
    render(
      <Field label="Fruit" error="odd">
        <Select options={OPTIONS} defaultValue="a" onValueChange={choose} />
      </Field>,
    );
    const box = screen.getByRole('combobox', { name: 'Fruit' });
    expect(box).toHaveTextContent('Apple');
    expect(box).toHaveAccessibleDescription('odd');
    const user = userEvent.setup();
    await user.click(box);
    await user.click(await screen.findByRole('option', { name: 'Banana' }));
    expect(choose).toHaveBeenCalledWith('b');
  });
});

describe('Combobox', () => {
  function Example({ onChoose }: { onChoose: (option: Option | null) => void }) {
    const [value, setValue] = useState<Option | null>(null);
    return (
      <Field label="Fruit">
        <Combobox
          options={OPTIONS}
          value={value}
          onValueChange={(next) => {
            setValue(next);
            onChoose(next);
          }}
        />
      </Field>
    );
  }

  it('should find by typing and say when there is nothing', async () => {
    const choose = vi.fn();
    render(<Example onChoose={choose} />);
    const user = userEvent.setup();
    const box = screen.getByRole('combobox', { name: 'Fruit' });
    await user.type(box, 'zzz');
    expect(await screen.findByText('Nothing found')).toBeVisible();
    await user.clear(box);
    await user.type(box, 'ban');
    expect(await screen.findAllByRole('option')).toHaveLength(1);
    await user.click(screen.getByRole('option', { name: 'Banana' }));
    expect(choose).toHaveBeenLastCalledWith(OPTIONS[1]);
    expect(box).toHaveValue('Banana');
  });
});

describe('Checkbox and Switch', () => {
  it('should be toggled by their labels', async () => {
    const check = vi.fn();
    const flip = vi.fn();
    render(
      <>
        <Checkbox label="All" onCheckedChange={(is) => check(is)} hint="every one" />
        <Switch label="Live" onCheckedChange={(is) => flip(is)} />
      </>,
    );
    await userEvent.click(screen.getByText('All'));
    await userEvent.click(screen.getByText('Live'));
    expect(screen.getByRole('checkbox', { name: 'All' })).toBeChecked();
    expect(screen.getByRole('switch', { name: 'Live' })).toBeChecked();
    expect(check).toHaveBeenCalledExactlyOnceWith(true);
    expect(flip).toHaveBeenCalledExactlyOnceWith(true);
  });
});
