import { Popover } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import { useRoomSession } from '../sync/session-context.ts'
import type { Person } from '../sync/session.ts'
import { Button } from '../ui/Button.tsx'
import { Face } from '../ui/Face.tsx'
import { Tag } from '../ui/Tag.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './People.module.css'
import { inOrder, splitFaces } from './people-view.ts'
import { useArrivals } from './useArrivals.ts'
import type { Following } from './useFollowing.ts'

/** Who is in the room: faces in the header, names and roles on request. */
export function People({ following }: { following: Following }) {
  const { people, preview } = useRoomSession()
  useArrivals(people)
  return <Faces people={inOrder(people)} preview={preview} following={following} />
}

interface Props {
  people: readonly Person[]
  /** Whether oneself is here to see what a candidate sees. */
  preview: boolean
  following: Following
}

function Faces({ people, preview, following }: Props) {
  const { t } = useTranslation('agenda')
  const { faces, more } = splitFaces(people)
  if (people.length === 0) return null
  return (
    <Popover.Root>
      <Popover.Trigger className={styles.faces}>
        <VisuallyHidden>{t('people.count', { count: people.length })}</VisuallyHidden>
        {faces.map(({ participant, name, colour, front }) => (
          <Face key={participant} name={name} colour={colour} away={!front} />
        ))}
        {more > 0 && (
          <span className={styles.more} aria-hidden>
            +{more}
          </span>
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.card}
          aria-label={t('people.title')}
          sideOffset={6}
          collisionPadding={8}
          align="end"
        >
          <p className={styles.title}>{t('people.count', { count: people.length })}</p>
          <ul className={styles.list}>
            {people.map((person) => (
              <Row
                key={person.participant}
                person={person}
                preview={person.me && preview}
                following={following}
              />
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Row({ person, preview, following }: Omit<Props, 'people'> & { person: Person }) {
  const { t } = useTranslation(['agenda', 'common'])
  const facts = [t(`common:roles.${person.role}`)]
  if (!person.front) facts.push(t('people.away'))
  return (
    <li className={styles.row}>
      <Face name={person.name} colour={person.colour} away={!person.front} />
      <span className={styles.words}>
        <span className={styles.name}>
          {person.name}
          {person.me && <span className={styles.me}> ({t('people.me')})</span>}
        </span>
        <span className={styles.facts}>{facts.join(' · ')}</span>
      </span>
      {!person.me && <FollowButton person={person} following={following} />}
      {preview && <Tag>{t('people.preview')}</Tag>}
    </li>
  )
}

function FollowButton({ person, following }: { person: Person; following: Following }) {
  const { t } = useTranslation('agenda')
  const on = following.person?.participant === person.participant
  return (
    <Button
      size="sm"
      aria-label={on ? t('people.unfollow') : t('people.followName', { name: person.name })}
      onClick={() => (on ? following.stop() : following.follow(person.participant))}
    >
      {on ? t('people.unfollow') : t('people.follow')}
    </Button>
  )
}
