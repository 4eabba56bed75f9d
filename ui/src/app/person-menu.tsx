import { useQueryClient } from '@tanstack/react-query';
import { BookOpen, CircleUser, LogOut, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMe } from '@/shared/api/queries';
import { session } from '@/shared/api/session';
import { IconButton } from '@/shared/ui/button';
import { Menu, type MenuItem } from '@/shared/ui/menu';
import { toast } from '@/shared/ui/toast';
import { chooseLanguage, LANGUAGES } from './i18n';
import { chooseTheme, THEMES, useTheme } from './theme';

/** Who one is, how the studio looks and speaks, and the way out. Opens when it comes: it was asked for. */
export default function PersonMenu() {
  const { t, i18n } = useTranslation('app');
  const me = useMe();
  const theme = useTheme();
  const navigate = useNavigate();
  const cache = useQueryClient();

  async function signOut() {
    try {
      await session.signOut();
    } catch {
      toast({ kind: 'error', title: t('signOutFailed') });
    }
    // Whoever comes next must not see what was here.
    cache.clear();
    await navigate('/sign-in');
  }

  const groups: MenuItem[][] = [
    [
      { id: 'profile', label: t('profile'), icon: UserRound, onSelect: () => void navigate('/profile') },
      {
        id: 'docs',
        label: t('apiReference'),
        icon: BookOpen,
        onSelect: () => void window.open('/docs', '_blank', 'noopener'),
      },
    ],
    THEMES.map((one) => ({
      id: one,
      label: t(`theme.${one}`),
      checked: one === theme,
      onSelect: () => chooseTheme(one),
    })),
    LANGUAGES.map((one) => ({
      id: one,
      label: t(`language.${one}`),
      checked: one === i18n.language,
      onSelect: () => void chooseLanguage(one),
    })),
    [{ id: 'signOut', label: t('signOut'), icon: LogOut, onSelect: () => void signOut() }],
  ];
  return (
    <Menu
      defaultOpen
      trigger={<IconButton icon={CircleUser} label={t('personMenu')} />}
      header={
        me.data && (
          <>
            <p className="font-medium">{me.data.displayName}</p>
            <p className="text-sm text-muted">{me.data.email}</p>
          </>
        )
      }
      groups={groups}
    />
  );
}
