import type { ButtonHTMLAttributes, Ref } from 'react';
import styles from './button.module.css';

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly ref?: Ref<HTMLButtonElement>;
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
};

export function Button({ look = 'plain', className, ...button }: ButtonProps) {
  return (
    <button type="button" {...button} className={[styles.button, styles[look], className].filter(Boolean).join(' ')} />
  );
}
