import { isAbsolute } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseSettings } from './settings.ts'
import { StartupProblem } from './startup-problem.ts'

describe('settings', () => {
  test('an empty environment gives a server for this machine alone', () => {
    const settings = parseSettings({})
    expect(settings).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      origins: undefined,
      retentionDays: 90,
      trustedProxies: 0,
      logLevel: 'info',
    })
    expect(isAbsolute(settings.dataFolder)).toBe(true)
  })

  test('an empty value counts as unset', () => {
    expect(parseSettings({ PORT: '', EXERCISES_DIR: '' }).port).toBe(3000)
  })

  test('several origins are read exactly', () => {
    expect(parseSettings({ ORIGINS: 'https://a.example, http://b.example:8080' }).origins).toEqual([
      'https://a.example',
      'http://b.example:8080',
    ])
  })

  test('extra exercises stand behind those that come along', () => {
    const { exerciseFolders } = parseSettings({ EXERCISES_DIR: '/srv/ours' })
    expect(exerciseFolders).toHaveLength(2)
    expect(exerciseFolders[1]).toBe('/srv/ours')
  })

  test.each([
    ['PORT', 'eighty', 'a whole number from 0 to 65535'],
    ['PORT', '65536', 'a whole number from 0 to 65535'],
    ['PORT', '-1', 'a whole number from 0 to 65535'],
    ['RETENTION_DAYS', '0', 'a whole number from 1 to 3650'],
    ['ORIGINS', 'https://a.example/', 'origins such as'],
    ['ORIGINS', '*', 'origins such as'],
    ['LOG_LEVEL', 'loud', 'silent, error, warn, info or debug'],
  ])('%s=%s is refused with the setting, its value and what is allowed', (name, value, allowed) => {
    const parse = () => parseSettings({ [name]: value })
    expect(parse).toThrow(StartupProblem)
    expect(parse).toThrow(`The setting ${name} is "${value}"; it must be ${allowed}`)
  })

  test('a wrong licence key is not repeated', () => {
    expect(() => parseSettings({ TEAM_KEY: 'too-short' })).toThrow(
      /^The setting TEAM_KEY is given;/,
    )
    expect(() => parseSettings({ TLDRAW_LICENSE_KEY: 'se cret' })).toThrow(
      /^The setting TLDRAW_LICENSE_KEY is given;/,
    )
  })
})
