/** A module and all that it imports as one classic script, in a string. The page hands it on and never executes it. */
declare module '*?sandbox' {
  const script: string
  export default script
}
