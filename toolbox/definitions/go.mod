module sdstack.invalid/toolbox/definitions

go 1.26.0

// Only for the custom resource definitions that these modules hold: nothing is built.
require (
	github.com/kedacore/keda/v2 v2.21.0
	github.com/prometheus-operator/prometheus-operator v0.85.0
	sigs.k8s.io/gateway-api v1.4.1
)
