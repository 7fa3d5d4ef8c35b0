#!/usr/bin/env bash
# Made these files once, with OpenSSL 3: Node can make neither PKCS#12 nor names of several values.
# The keys are worth nothing; the passphrase is pässword unless said otherwise.
set -e
cd "$(dirname "$0")"
new_key() { openssl genpkey -algorithm "$1" ${2:+-pkeyopt "$2"} -out "$3"; }
new_key EC ec_paramgen_curve:P-256 authority.key
new_key EC ec_paramgen_curve:P-256 client.key
new_key RSA rsa_keygen_bits:2048 rsa.key
new_key ED25519 '' ed25519.key
new_key EC ec_paramgen_curve:secp256k1 koblitz.key
openssl req -x509 -key authority.key -subj '/O=Test, Inc./CN=Authority' -days 36500 -out authority.pem
for each in client rsa ed25519 koblitz; do
  openssl req -new -utf8 -key $each.key -subj "/C=DE/O=Bäcker & Söhne+OU=Ofen/UID=#7/CN= $each <1>" \
    -addext 'extendedKeyUsage=clientAuth' -out $each.csr
  openssl x509 -req -in $each.csr -CA authority.pem -CAkey authority.key -copy_extensions copy -days 36500 -out $each.pem
done
export_all() { openssl pkcs12 -export -inkey "$1.key" -in "$1.pem" -certfile authority.pem -name 'my client' "${@:2}"; }
pw='-passout pass:pässword'
export_all client $pw -out modern.p12
export_all rsa $pw -out rsa.p12
export_all ed25519 $pw -out ed25519.p12
export_all koblitz $pw -out koblitz.p12
export_all client $pw -macalg sha512 -keypbe aes-128-cbc -certpbe aes-128-cbc -out sha512.p12
export_all client $pw -legacy -out rc2-40.p12
export_all client $pw -legacy -certpbe PBE-SHA1-3DES -out triple-des.p12
export_all client $pw -keypbe des-ede3-cbc -certpbe des-ede3-cbc -out pbes2-triple-des.p12
export_all client $pw -legacy -certpbe PBE-SHA1-RC4-128 -keypbe PBE-SHA1-RC4-128 -out rc4.p12
export_all client $pw -nomac -out no-mac.p12
export_all client -passout pass: -out empty-passphrase.p12
export_all client -passout pass: -nomac -keypbe NONE -certpbe NONE -out bare.p12
export_all rsa -passout pass: -nomac -keypbe NONE -certpbe NONE -out bare-rsa.p12
openssl pkcs12 -export -nokeys -in authority.pem $pw -out no-key.p12
openssl pkcs12 -export -inkey client.key -nocerts $pw -out no-certificate.p12
rm -f authority.key ed25519.key {rsa,ed25519,koblitz}.csr ./*.srl
chmod 644 ./*.p12 ./*.key
