import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { keysText, useShortcutListener, useShortcuts, useShortcutTable } from './shortcuts';

function Table() {
  return (
    <p>
      {useShortcutTable()
        .map((one) => one.keys)
        .join(' ')}
    </p>
  );
}

function Some({ run, keys }: { run: () => void; keys: string }) {
  useShortcuts([{ keys, label: keys, group: 'group', run }]);
  return null;
}

function Page({ children }: { children: React.ReactNode }) {
  useShortcutListener();
  return (
    <>
      {children}
      <input aria-label="field" />
      <Table />
    </>
  );
}

describe('shortcuts', () => {
  it('should run by one key, with a modifier, and one after the other', async () => {
    const runs = { k: vi.fn(), help: vi.fn(), go: vi.fn() };
    render(
      <Page>
        <Some keys="mod+k" run={runs.k} />
        <Some keys="?" run={runs.help} />
        <Some keys="g h" run={runs.go} />
      </Page>,
    );
    const user = userEvent.setup();
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('{Shift>}?{/Shift}');
    await user.keyboard('gh');
    await user.keyboard('gxh');
    expect([runs.k, runs.help, runs.go].map((run) => run.mock.calls.length)).toEqual([1, 1, 1]);
  });

  it('should leave letters to whoever is writing', async () => {
    const plain = vi.fn();
    const withMod = vi.fn();
    render(
      <Page>
        <Some keys="n" run={plain} />
        <Some keys="mod+s" run={withMod} />
      </Page>,
    );
    const user = userEvent.setup();
    await user.click(screen.getByLabelText('field'));
    await user.keyboard('n{Control>}s{/Control}');
    expect(plain).not.toHaveBeenCalled();
    expect(withMod).toHaveBeenCalledOnce();
    expect(screen.getByLabelText('field')).toHaveValue('n');
  });

  it('should let a page go before the shell, and be gone with it', async () => {
    const shell = vi.fn();
    const page = vi.fn();
    const { rerender } = render(
      <Page>
        <Some keys="n" run={shell} />
        <Some keys="n" run={page} key="page" />
      </Page>,
    );
    await userEvent.keyboard('n');
    expect([shell.mock.calls.length, page.mock.calls.length]).toEqual([0, 1]);
    rerender(
      <Page>
        <Some keys="n" run={shell} />
      </Page>,
    );
    await userEvent.keyboard('n');
    expect([shell.mock.calls.length, page.mock.calls.length]).toEqual([1, 1]);
    expect(screen.getByText('n')).toBeVisible();
  });

  it('should be readable', () => {
    expect([keysText('mod+k'), keysText('g h'), keysText('?')]).toEqual(['Ctrl+K', 'G H', '?']);
  });
});
