/** Imported first: the address is cleaned before the router or anything else reads it. */
import { takeReturnAddress } from './shared/return-address.ts'

takeReturnAddress()
