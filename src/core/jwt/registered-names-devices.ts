import { tableOf, wholeRfc } from './registered-names-source.ts';

const eat = wholeRfc(9711);
const nrf = { label: '3GPP TS 29.510', url: 'https://www.3gpp.org/dynareport/29510.htm' };
const etsi = {
  label: 'ETSI GS NFV-SEC 022',
  url: 'https://www.etsi.org/deliver/etsi_gs/NFV-SEC/001_099/022/',
};

/** Registered claims of devices that attest what they are, and of machines in telephone networks. */
export const deviceTable = tableOf([
  ['eat_nonce', 'Nonce', 'Repeats a value of the asker’s, to show that an attestation is fresh.', eat],
  ['ueid', 'Device’s ID', 'Which device attests, for ever the same.', eat],
  ['sueids', 'Device’s other IDs', 'By which names a device goes until it changes hands.', eat],
  ['oemid', 'Maker', 'Who made the hardware that attests.', eat],
  ['hwmodel', 'Model', 'Which model the hardware is.', eat],
  ['hwversion', 'Hardware version', 'Which version of its model the hardware is.', eat],
  ['swname', 'Software', 'What software runs in the device that attests.', eat],
  ['swversion', 'Software version', 'Which version of its software runs in the device.', eat],
  ['oemboot', 'Maker’s software', 'Whether the device started software that its maker allows.', eat],
  ['dbgstat', 'Debugging', 'Whether the device could be debugged when it attested.', eat],
  ['location', 'Place', 'Where on Earth the device that attests is.', eat],
  ['uptime', 'Running since', 'For how many seconds the device has run since it started.', eat],
  ['bootcount', 'Starts', 'How often the device has been started.', eat],
  ['bootseed', 'This start', 'Tells one start of the device from the next.', eat],
  ['dloas', 'Certifications', 'Which certificates of approval the device has.', eat],
  ['manifests', 'Software lists', 'What its makers say that the software consists of.', eat],
  ['measurements', 'Measurements', 'What was found when the software of the device was measured.', eat],
  ['measres', 'Measured against', 'What came of comparing measurements with what they should be.', eat],
  ['submods', 'Parts', 'What the parts of the device attest, each on its own.', eat],
  ['eat_profile', 'Profile', 'By which agreement an attestation is to be read.', eat],
  ['intuse', 'Purpose', 'For what an attestation is meant, such as certification or enrolment.', eat],
  ['cmw', 'Wrapped evidence', 'Holds evidence about a device as its own format has it.', wholeRfc(9999)],
  ['consumerPlmnId', 'Caller’s network', 'In a 5G core: the network of the function that calls.', nrf],
  ['consumerSnpnId', 'Caller’s private network', 'In a 5G core: the private network of the function that calls.', nrf],
  ['producerPlmnId', 'API’s network', 'In a 5G core: the network of the function that may be called.', nrf],
  [
    'producerSnpnId',
    'API’s private network',
    'In a 5G core: the private network of the function that may be called.',
    nrf,
  ],
  ['producerSnssaiList', 'Slices', 'In a 5G core: the slices whose functions may be called.', nrf],
  ['producerNsiList', 'Slice instances', 'In a 5G core: the instances of slices whose functions may be called.', nrf],
  ['producerNfSetId', 'Set', 'In a 5G core: the set of functions that may be called.', nrf],
  ['producerNfServiceSetId', 'Service set', 'In a 5G core: the set of services that may be called.', nrf],
  ['sourceNfInstanceId', 'Source', 'In a 5G core: the function whose data the caller asks for.', nrf],
  ['analyticsIdList', 'Analytics', 'In a 5G core: which analyses the caller may have.', nrf],
  ['resOwnerId', 'Owner', 'In a 5G core: whose resource it is that may be reached.', nrf],
  ['at_use_nbr', 'Uses', 'How many API calls the token may be used for.', etsi],
]);
