// Package apiserver runs kube-apiserver inside this process.
package apiserver

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"
	utilerrors "k8s.io/apimachinery/pkg/util/errors"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/client-go/rest"
	cliflag "k8s.io/component-base/cli/flag"
	"k8s.io/component-base/cli/globalflag"
	"k8s.io/component-base/logs"
	logsapi "k8s.io/component-base/logs/api/v1"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
	"k8s.io/kubernetes/cmd/kube-apiserver/app/options"
)

// Run serves until ctx ends, or fails. It does what kube-apiserver's own command does, but leaves signals to the caller
// and serves on a listener that is open already: nobody can take the port in between.
func Run(ctx context.Context, config Config) error {
	completed, err := complete(ctx, config)
	if err != nil {
		return err
	}
	if err := app.Run(ctx, completed); err != nil {
		return fmt.Errorf("kube-apiserver ended: %w", err)
	}
	return nil
}

func complete(ctx context.Context, config Config) (options.CompletedOptions, error) {
	run := options.NewServerRunOptions()
	if err := flagSet(run).Parse(config.flags()); err != nil {
		return options.CompletedOptions{}, fmt.Errorf("kube-apiserver does not know a flag: %w", err)
	}
	run.SecureServing.Listener = config.Listener
	if err := run.GenericServerRunOptions.ComponentGlobalsRegistry.Set(); err != nil {
		return options.CompletedOptions{}, fmt.Errorf("kube-apiserver refuses its feature gates: %w", err)
	}
	// Its clients to itself would log each warning about an old API version.
	rest.SetDefaultWarningHandler(rest.NoWarnings{})
	if err := logsapi.ValidateAndApply(run.Logs, utilfeature.DefaultFeatureGate); err != nil {
		return options.CompletedOptions{}, fmt.Errorf("kube-apiserver refuses its logging flags: %w", err)
	}
	completed, err := run.Complete(ctx)
	if err != nil {
		return options.CompletedOptions{}, fmt.Errorf("kube-apiserver's flags are incomplete: %w", err)
	}
	if errs := completed.Validate(); len(errs) > 0 {
		return options.CompletedOptions{}, fmt.Errorf("kube-apiserver refuses its flags: %w", utilerrors.NewAggregate(errs))
	}
	return completed, nil
}

func flagSet(run *options.ServerRunOptions) *pflag.FlagSet {
	flags := pflag.NewFlagSet("kube-apiserver", pflag.ContinueOnError)
	flags.SetNormalizeFunc(cliflag.WordSepNormalizeFunc)
	named := run.Flags()
	globalflag.AddGlobalFlags(named.FlagSet("global"), "kube-apiserver", logs.SkipLoggingConfigurationFlags())
	for _, set := range named.FlagSets {
		flags.AddFlagSet(set)
	}
	return flags
}
