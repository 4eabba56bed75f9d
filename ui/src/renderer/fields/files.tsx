import { useQuery } from '@tanstack/react-query';
import { Download, ImageIcon, Paperclip, Trash2, Upload } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { formatBytes, useLanguage } from '@/shared/format';
import { Button, IconButton } from '@/shared/ui/button';
import { useField } from '@/shared/ui/field';
import { saveBlob } from '../save-blob';
import { type StoredFile, useSource } from '../source';

interface ThumbnailProps {
  file: { id: string; name: string };
  size: 'small' | 'large';
}

/** The address of a blob for as long as it is shown. */
function useBlobUrl(blob: Blob | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (blob === undefined) {
      return;
    }
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(undefined);
    };
  }, [blob]);
  return url;
}

export function Thumbnail({ file, size }: ThumbnailProps) {
  const source = useSource();
  const image = useQuery({
    queryKey: ['thumbnail', source.key, file.id, size],
    queryFn: () => source.content(file.id, size === 'small' ? 64 : 256),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const url = useBlobUrl(image.data);
  if (url === undefined) {
    return (
      <span className="inline-flex max-w-full items-center gap-1">
        <ImageIcon aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <span className="truncate">{file.name}</span>
      </span>
    );
  }
  return (
    <img src={url} alt={file.name} className={size === 'small' ? 'h-6 rounded-sm' : 'max-h-48 max-w-full rounded-md'} />
  );
}

interface FileInputProps {
  value: StoredFile | null;
  onChange: (value: StoredFile | null) => void;
  image: boolean;
  disabled?: boolean;
}

/** Uploads at once; the record is given the file when it is saved. */
export function FileInput({ value, onChange, image, disabled = false }: FileInputProps) {
  const { t } = useTranslation('renderer');
  const language = useLanguage();
  const source = useSource();
  const field = useField();
  const input = useRef<HTMLInputElement>(null);
  const own = useId();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  async function upload(file: File) {
    setBusy(true);
    setRefusal(undefined);
    try {
      onChange(await source.upload(file));
    } catch (fault) {
      setRefusal(isProblem(fault) ? fault.detail || fault.title : String(fault));
    } finally {
      setBusy(false);
    }
  }

  async function download(file: StoredFile) {
    saveBlob(await source.content(file.id), file.name);
  }

  return (
    <div className="flex flex-col gap-2">
      {value && image && <Thumbnail key={value.id} file={value} size="large" />}
      {value && (
        <div className="flex min-w-0 items-center gap-2">
          <Paperclip aria-hidden="true" className="size-4 shrink-0 text-muted" />
          <span className="min-w-0 truncate">{value.name}</span>
          <span className="shrink-0 text-sm text-muted">{formatBytes(value.size, language)}</span>
          <IconButton
            icon={Download}
            size="small"
            label={t('file.download', { name: value.name })}
            onClick={() => void download(value)}
          />
          {!disabled && (
            <IconButton
              icon={Trash2}
              size="small"
              label={t('file.remove', { name: value.name })}
              onClick={() => onChange(null)}
            />
          )}
        </div>
      )}
      {!disabled && (
        <>
          <input
            ref={input}
            id={field?.control ?? own}
            type="file"
            accept={image ? 'image/png,image/jpeg,image/gif,image/webp' : undefined}
            className="sr-only"
            tabIndex={-1}
            aria-describedby={field?.describedBy}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file) {
                void upload(file);
              }
            }}
          />
          <Button
            size="small"
            icon={Upload}
            busy={busy}
            className="self-start"
            aria-labelledby={field && `${field.label} ${own}-verb`}
            onClick={() => input.current?.click()}
          >
            <span id={`${own}-verb`}>{value ? t('file.replace') : t('file.choose')}</span>
          </Button>
        </>
      )}
      {refusal !== undefined && (
        <p role="alert" className="text-sm text-danger">
          {refusal}
        </p>
      )}
    </div>
  );
}
