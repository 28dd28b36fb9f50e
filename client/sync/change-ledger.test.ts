import { expect, test } from 'vitest'
import { openChangeLedger } from './change-ledger.ts'

test('versions count from one, and an acknowledgement covers all before it', () => {
  const ledger = openChangeLedger()
  expect([ledger.record(10), ledger.record(20), ledger.record(30)]).toEqual([1, 2, 3])
  expect(ledger.oldestUnsavedMs()).toBe(10)
  ledger.acknowledge(2)
  expect([ledger.unsaved(), ledger.oldestUnsavedMs(), ledger.newest()]).toEqual([1, 30, 3])
  ledger.acknowledge(3)
  expect([ledger.unsaved(), ledger.oldestUnsavedMs(), ledger.newest()]).toEqual([0, undefined, 3])
  expect(ledger.record(40)).toBe(4)
})

test('what is kept on this device is counted apart from what could not be, until it is acknowledged', () => {
  const ledger = openChangeLedger()
  for (const nowMs of [10, 20, 30, 40]) ledger.record(nowMs)
  expect(ledger.onDevice()).toEqual({ kept: 0, unkept: 0 })
  ledger.settle(1, true)
  ledger.settle(2, false)
  ledger.settle(4, true)
  expect(ledger.onDevice()).toEqual({ kept: 2, unkept: 1 })
  ledger.acknowledge(2)
  expect(ledger.onDevice()).toEqual({ kept: 1, unkept: 0 })
  ledger.settle(1, false)
  ledger.settle(5, true)
  expect(ledger.onDevice()).toEqual({ kept: 1, unkept: 0 })
  ledger.settle(3, true)
  ledger.settle(3, true)
  expect(ledger.onDevice()).toEqual({ kept: 2, unkept: 0 })
})

test('an overtaken acknowledgement and one of the future change nothing', () => {
  const ledger = openChangeLedger()
  ledger.record(1)
  ledger.record(2)
  ledger.acknowledge(2)
  ledger.record(3)
  ledger.acknowledge(1)
  ledger.acknowledge(9)
  expect(ledger.unsaved()).toBe(1)
})
