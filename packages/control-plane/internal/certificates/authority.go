package certificates

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"math/big"
	"net"
	"os"
	"time"

	"k8s.io/client-go/util/cert"
	"k8s.io/client-go/util/keyutil"
)

const (
	authorityLife   = 10 * 365 * 24 * time.Hour
	certificateLife = 365 * 24 * time.Hour
	// clockSkew lets a certificate that was just made be valid for a client whose clock is a little behind.
	clockSkew = 5 * time.Minute
)

// authority signs certificates. Its files stay between starts, so that kubeconfigs made earlier stay valid.
type authority struct {
	certificate *x509.Certificate
	key         crypto.Signer
	pem         []byte
}

func loadOrCreateAuthority(name, certFile, keyFile string) (*authority, error) {
	loaded, err := loadAuthority(certFile, keyFile)
	if err == nil && time.Until(loaded.certificate.NotAfter) > certificateLife {
		return loaded, nil
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("the certificate authority %s cannot be read (%w): restore the file, or delete the data folder to start anew", certFile, err)
	}
	return createAuthority(name, certFile, keyFile)
}

func loadAuthority(certFile, keyFile string) (*authority, error) {
	pemBytes, err := os.ReadFile(certFile)
	if err != nil {
		return nil, err
	}
	certificates, err := cert.ParseCertsPEM(pemBytes)
	if err != nil {
		return nil, err
	}
	key, err := loadKey(keyFile)
	if err != nil {
		return nil, err
	}
	return &authority{certificate: certificates[0], key: key, pem: pemBytes}, nil
}

func createAuthority(name, certFile, keyFile string) (*authority, error) {
	key, err := createKey(keyFile)
	if err != nil {
		return nil, err
	}
	serial, err := serialNumber()
	if err != nil {
		return nil, err
	}
	template := &x509.Certificate{
		SerialNumber:          serial,
		Subject:               pkix.Name{CommonName: name},
		NotBefore:             time.Now().Add(-clockSkew),
		NotAfter:              time.Now().Add(authorityLife),
		KeyUsage:              x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
		BasicConstraintsValid: true,
		IsCA:                  true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, err
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, err
	}
	pemBytes := encodeCertificate(der)
	if err := writeFile(certFile, pemBytes); err != nil {
		return nil, err
	}
	return &authority{certificate: certificate, key: key, pem: pemBytes}, nil
}

// subject is what a certificate says: a server's addresses, or a client's user and groups.
type subject struct {
	commonName  string
	groups      []string
	dnsNames    []string
	ipAddresses []net.IP
	usage       x509.ExtKeyUsage
}

func (a *authority) issue(s subject) (certPEM, keyPEM []byte, err error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	serial, err := serialNumber()
	if err != nil {
		return nil, nil, err
	}
	template := &x509.Certificate{
		SerialNumber: serial,
		Subject:      pkix.Name{CommonName: s.commonName, Organization: s.groups},
		NotBefore:    time.Now().Add(-clockSkew),
		NotAfter:     time.Now().Add(certificateLife),
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{s.usage},
		DNSNames:     s.dnsNames,
		IPAddresses:  s.ipAddresses,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.certificate, key.Public(), a.key)
	if err != nil {
		return nil, nil, err
	}
	keyPEM, err = keyutil.MarshalPrivateKeyToPEM(key)
	return encodeCertificate(der), keyPEM, err
}

func serialNumber() (*big.Int, error) {
	return rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
}
