import { Component } from 'react'
import type { ComponentType, ReactNode } from 'react'

interface Props {
  /** What stands in place of the children once they have thrown; `again` tries them anew. */
  Fallback: ComponentType<{ again: () => void }>
  children: ReactNode
}

/** A crash stays inside: the rest of the page goes on. React itself reports the error to the console. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    const { Fallback, children } = this.props
    if (!this.state.failed) return children
    return <Fallback again={() => this.setState({ failed: false })} />
  }
}
