import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Problem } from '@/shared/api/problem';
import { Button } from './button';
import { Field } from './field';
import { Form } from './form';
import { PasswordInput, TextInput } from './inputs';

function Example({ onSubmit }: { onSubmit: (values: Record<string, string>) => Promise<void> }) {
  return (
    <Form
      fields={['name', 'email']}
      check={({ name = '' }): Record<string, string> => (name === '' ? { name: 'needed' } : {})}
      onSubmit={onSubmit}
    >
      {({ busy }) => (
        <>
          <Field label="Name" name="name" hint="yours" required>
            <TextInput />
          </Field>
          <Field label="Email" name="email">
            <TextInput />
          </Field>
          <Button type="submit" busy={busy}>
            Send
          </Button>
        </>
      )}
    </Form>
  );
}

const refuse = (...errors: Array<{ pointer: string; code: string; message: string }>) =>
  new Problem(422, { type: 'urn:modelwright:problem:invalid', title: 'T', detail: 'D', errors });

describe('Form', () => {
  it('should go to the first field that is wrong, and not send', async () => {
    const send = vi.fn();
    render(<Example onSubmit={send} />);
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    const name = screen.getByLabelText('Name');
    expect(name).toHaveFocus();
    expect(name).toBeInvalid();
    expect(name).toHaveAccessibleDescription('yours needed');
    expect(send).not.toHaveBeenCalled();
  });

  it('should put what the server refuses beside its field, and the rest above', async () => {
    const send = vi
      .fn()
      .mockRejectedValueOnce(
        refuse({ pointer: '/email', code: 'x', message: 'taken' }, { pointer: '/other', code: 'x', message: 'odd' }),
      );
    render(<Example onSubmit={send} />);
    const user = userEvent.setup();
    await user.type(screen.getByLabelText('Name'), 'Ada');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(screen.getByLabelText('Email')).toHaveAccessibleDescription('taken');
    expect(screen.getByLabelText('Email')).toHaveFocus();
    expect(screen.getByRole('alert')).toHaveTextContent('odd');

    send.mockResolvedValueOnce(undefined);
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByLabelText('Email')).toBeValid();
  });

  it('should send once however often it is asked while that is on its way', async () => {
    let end: () => void = () => undefined;
    const send = vi.fn(() => new Promise<void>((resolve) => (end = resolve)));
    render(<Example onSubmit={send} />);
    const user = userEvent.setup();
    await user.type(screen.getByLabelText('Name'), 'Ada');
    const button = screen.getByRole('button', { name: 'Send' });
    await user.click(button);
    expect(button).toHaveAttribute('aria-busy', 'true');
    await user.click(button);
    await user.type(screen.getByLabelText('Name'), '{Enter}');
    expect(send).toHaveBeenCalledOnce();
    end();
    await vi.waitFor(() => expect(button).not.toHaveAttribute('aria-busy'));
  });
});

describe('PasswordInput', () => {
  it('should show what was typed, on demand', async () => {
    render(
      <Field label="Password">
        <PasswordInput defaultValue="secret" />
      </Field>,
    );
    expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'password');
    await userEvent.click(screen.getByRole('button', { name: 'Show the password' }));
    expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'text');
  });
});
