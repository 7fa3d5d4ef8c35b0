import { Component, type ReactNode } from 'react';
import styles from './boundary.module.css';

type BoundaryProps = {
  readonly name: string;
  /** When this changes the part is drawn anew: what could not be drawn may be gone. */
  readonly resetOn: unknown;
  readonly children: ReactNode;
};

type BoundaryState = { readonly resetOn: unknown; readonly hasFailed: boolean };

/** Keeps a part of the page that cannot be drawn from taking the others, and what was typed, with it. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { resetOn: this.props.resetOn, hasFailed: false };

  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps({ resetOn }: BoundaryProps, state: BoundaryState): BoundaryState {
    return resetOn === state.resetOn ? state : { resetOn, hasFailed: false };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <p role="alert" className={styles.failed}>
        The panel “{this.props.name}” could not be drawn; that is a fault of Grantscope. What you typed is kept, and the
        next run is drawn anew.
      </p>
    );
  }
}
