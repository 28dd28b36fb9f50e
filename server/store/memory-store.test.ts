import { openMemoryStore } from './memory-store.ts'
import { testStore } from './store-contract.ts'

testStore('the memory store', async () => openMemoryStore())
