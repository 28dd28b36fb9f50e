import { Suspense, lazy } from 'react'
import { BrowserRouter, Route, Routes } from 'react-router'
import { ErrorBoundary } from './pages/frame/ErrorBoundary.tsx'
import { Opening } from './pages/frame/Opening.tsx'
import { PageFailed } from './pages/frame/PageFailed.tsx'
import { Home } from './pages/home/Home.tsx'
import { LinksPage } from './pages/links/LinksPage.tsx'
import { Problem } from './pages/problems/Problem.tsx'
import { Announcer } from './ui/Announcer.tsx'
import { Toaster } from './ui/toast.tsx'
import { TooltipProvider } from './ui/Tooltip.tsx'

const RoomPage = lazy(async () => {
  const { RoomPage } = await import('./pages/room/RoomPage.tsx')
  return { default: RoomPage }
})

const LibraryPage = lazy(async () => {
  const { LibraryPage } = await import('./pages/library/LibraryPage.tsx')
  return { default: LibraryPage }
})

const AuthorPage = lazy(async () => {
  const { AuthorPage } = await import('./pages/author/AuthorPage.tsx')
  return { default: AuthorPage }
})

const ReportPage = lazy(async () => {
  const { ReportPage } = await import('./pages/report/ReportPage.tsx')
  return { default: ReportPage }
})

const ReplayPage = lazy(async () => {
  const { ReplayPage } = await import('./pages/replay/ReplayPage.tsx')
  return { default: ReplayPage }
})

const ComparePage = lazy(async () => {
  const { ComparePage } = await import('./pages/compare/ComparePage.tsx')
  return { default: ComparePage }
})

export function App() {
  return (
    <ErrorBoundary Fallback={PageFailed}>
      <TooltipProvider>
        {/* What stands in the address is set at once: as a transition, a filter would come after the next click. */}
        <BrowserRouter useTransitions={false}>
          <Suspense fallback={<Opening />}>
            <Routes>
              <Route path="/" element={<Home />} />
              <Route path="/exercises" element={<LibraryPage />} />
              <Route path="/exercises/edit/:kind/:id" element={<AuthorPage />} />
              <Route path="/room/:room" element={<RoomPage />} />
              <Route path="/room/:room/links" element={<LinksPage />} />
              <Route path="/room/:room/report" element={<ReportPage />} />
              <Route path="/room/:room/replay" element={<ReplayPage />} />
              <Route path="/compare" element={<ComparePage />} />
              <Route path="*" element={<Problem kind="notFound" />} />
            </Routes>
          </Suspense>
        </BrowserRouter>
        <Announcer />
        <Toaster />
      </TooltipProvider>
    </ErrorBoundary>
  )
}
