import { Component, type ReactNode } from 'react';
import styles from './boundary.module.css';

type BoundaryProps = {
  readonly name: string;
  /** When this changes the part is drawn anew: what could not be drawn may be gone. */
  readonly resetOn: unknown;
  readonly children: ReactNode;
};

/** Keeps a part of the page that cannot be drawn from taking the others, and what was typed, with it. */
export class Boundary extends Component<BoundaryProps, { readonly failedOn: unknown; readonly hasFailed: boolean }> {
  override state = { failedOn: undefined as unknown, hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch() {
    this.setState({ failedOn: this.props.resetOn });
  }

  override componentDidUpdate() {
    const { hasFailed, failedOn } = this.state;
    if (hasFailed && failedOn !== undefined && failedOn !== this.props.resetOn) {
      this.setState({ hasFailed: false, failedOn: undefined });
    }
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
