import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Problem } from '@/shared/api/problem';
import { ConfirmDialog } from './dialog';

describe('ConfirmDialog', () => {
  it('should wait for the name to be typed', async () => {
    const confirm = vi.fn().mockResolvedValue(undefined);
    const change = vi.fn();
    render(
      <ConfirmDialog
        open
        onOpenChange={change}
        title="Delete it?"
        confirmLabel="Delete"
        typedName="tracker"
        onConfirm={confirm}
      />,
    );
    const button = screen.getByRole('button', { name: 'Delete' });
    expect(button).toBeDisabled();
    await userEvent.type(screen.getByLabelText('Type tracker to confirm'), 'tracker');
    await userEvent.click(button);
    expect(confirm).toHaveBeenCalledOnce();
    await waitFor(() => expect(change).toHaveBeenCalledWith(false));
  });

  it('should stay and say what was refused', async () => {
    const change = vi.fn();
    render(
      <ConfirmDialog
        open
        onOpenChange={change}
        title="Delete it?"
        confirmLabel="Delete"
        onConfirm={() => Promise.reject(new Problem(409, { title: 'Conflict', detail: 'It runs.' }))}
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('It runs.');
    expect(change).not.toHaveBeenCalled();
  });
});
