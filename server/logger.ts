import { pino } from 'pino'
import type { DestinationStream, Logger } from 'pino'
import type { Settings } from './settings.ts'

/**
 * One JSON line per event, on stderr, so that stdout says only where to go. Who, what and when; never a key,
 * a name, an address or anything that somebody typed. The redaction is for what an error object may drag along.
 */
export function openLogger(
  level: Settings['logLevel'],
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  return pino(
    {
      level,
      base: null,
      serializers: { error: pino.stdSerializers.err },
      redact: ['*.key', '*.headers', 'headers', 'key', 'error.body'],
    },
    destination,
  )
}
